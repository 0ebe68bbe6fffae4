namespace Lessons.World;

/// <summary>
/// A clock that moves only when it is told to. <c>Task.Delay</c>, <c>WaitAsync</c>, <c>CancellationTokenSource</c> and
/// <c>PeriodicTimer</c> all take a <see cref="TimeProvider"/>. With this provider, ten minutes pass in no time.
/// </summary>
/// <example><code>
/// var time = new VirtualTime();
/// TimeSpan took = await time.RunAsync(() =&gt; Task.Delay(TimeSpan.FromHours(1), time));
/// Check.That("an hour, to the tick", took, Is.EqualTo(TimeSpan.FromHours(1)));
/// </code></example>
public sealed partial class VirtualTime : TimeProvider
{
    private static readonly DateTimeOffset Epoch = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Lock _lock = new();
    private readonly SortedSet<Timer> _due = new(Comparer<Timer>.Create((a, b) => (a.Due, a.Turn).CompareTo((b.Due, b.Turn))));
    private long _now;
    private long _turns;

    /// <summary>How far the clock has been moved.</summary>
    public TimeSpan Elapsed => new(Volatile.Read(ref _now));

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    private bool HasTimer
    {
        get { lock (_lock) return _due.Count > 0; }
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => Elapsed.Ticks;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Epoch + Elapsed;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>
    /// Moves the clock, and fires every timer that comes due on the way, each at its own time. The earliest timer is first;
    /// timers of equal time fire in the order in which they were set. Waiters without a context continue before this returns.
    /// </summary>
    /// <param name="by">How far the clock moves.</param>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        var until = _now + by.Ticks;
        while (FireNext(until)) { }
        _now = Math.Max(_now, until);
    }

    /// <summary>Jumps to the next timer and fires it.</summary>
    /// <param name="until">The latest time that the jump may reach, in ticks.</param>
    /// <returns>False when no timer is due by then; the clock has not moved.</returns>
    private bool FireNext(long until = long.MaxValue)
    {
        Timer? next;
        lock (_lock)
        {
            next = _due.Min;
            if (next is null || next.Due > until) return false;
            _now = Math.Max(_now, next.Due);
            next.SetAgain();
        }
        next.Fire();
        return true;
    }
}
