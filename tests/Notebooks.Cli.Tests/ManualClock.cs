namespace Notebooks.Cli.Tests;

/// <summary>Time that passes when told to.</summary>
internal sealed class ManualClock : TimeProvider
{
    private readonly List<(TimerCallback Callback, object? State)> timers = [];
    private long ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        timers.Add((callback, state));
        return new Unstoppable();
    }

    public void Advance(int seconds)
    {
        for (; seconds > 0; seconds--)
        {
            ticks += TimeSpan.TicksPerSecond;
            foreach (var (callback, state) in timers)
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
