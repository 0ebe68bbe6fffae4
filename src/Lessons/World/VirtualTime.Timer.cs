namespace Lessons.World;

public sealed partial class VirtualTime
{
    private sealed class Timer(VirtualTime time, TimerCallback callback, object? state) : ITimer
    {
        private readonly ExecutionContext? _flow = ExecutionContext.Capture();
        private TimeSpan _period;
        private bool _disposed;

        public long Due { get; private set; }

        public long Turn { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._lock)
            {
                if (_disposed) return false;
                _period = period;
                Set(dueTime);
                return true;
            }
        }

        public void SetAgain() => Set(_period > TimeSpan.Zero ? _period : Timeout.InfiniteTimeSpan);

        // The callback runs without a context, as on the pool. Code that does not ask for a context then continues inline.
        public void Fire()
        {
            var before = SynchronizationContext.Current;
            SynchronizationContext.SetSynchronizationContext(null);
            try
            {
                if (_flow is null) callback(state);
                else ExecutionContext.Run(_flow, callback.Invoke, state);
            }
            finally
            {
                SynchronizationContext.SetSynchronizationContext(before);
            }
        }

        public void Dispose()
        {
            lock (time._lock)
            {
                time._due.Remove(this);
                _disposed = true;
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Set(TimeSpan dueTime)
        {
            time._due.Remove(this);
            if (dueTime == Timeout.InfiniteTimeSpan) return;
            Due = time._now + dueTime.Ticks;
            Turn = ++time._turns;
            time._due.Add(this);
        }
    }
}
