namespace Notebooks.Cli.Tests;

/// <summary>Time that passes when told to.</summary>
internal sealed class ManualClock : TimeProvider
{
    private readonly List<(TimerCallback Callback, object? State)> _timers = [];
    private long _ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _timers.Add((callback, state));
        return new Unstoppable();
    }

    public void Advance(int seconds)
    {
        for (; seconds > 0; seconds--)
        {
            _ticks += TimeSpan.TicksPerSecond;
            foreach (var (callback, state) in _timers)
                callback(state);
        }
    }

    private sealed class Unstoppable : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => false;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
