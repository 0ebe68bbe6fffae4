using System.Diagnostics;
using Lessons.Recordings;

namespace Lessons.Tests;

/// <summary>What tests of the state "ready" share: operations that stamp themselves, recorded from a thread of their own.</summary>
public abstract class ReadyGround
{
    private readonly StampedClock _clock = new();

    /// <summary>What an operation and its caller stamped.</summary>
    private protected sealed class Stamps
    {
        public long Asked, Left, LetGo, Began;
        public int Thread;

        public void Begin() => (Began, Thread) = (Stopwatch.GetTimestamp(), Environment.CurrentManagedThreadId);
    }

    /// <summary>By how many milliseconds <see cref="At"/> may be too large.</summary>
    protected double Error => _clock.Error;

    protected double At(Recording recording, long stamp) => _clock.At(recording, stamp);

    /// <summary>Ties the stamps to the recording. To be called before anything else is recorded.</summary>
    protected void Tie(Recorder t) => _clock.Tie(t);

    protected Recording Recorded(Action<Recorder> body) => Timeline.Record("ready", t =>
    {
        Tie(t);
        body(t);
        return Task.CompletedTask;
    }).GetAwaiter().GetResult();

    /// <summary>Long enough for the sampler to come by, were the machine quiet. Nothing depends on it.</summary>
    protected static void WaitForLooks() => Thread.CurrentThread.Join(30);

    protected static double SecondSampleAfter(Recording recording, double at) =>
        recording.Pool.Select(sample => sample.At).Where(it => it > at).Skip(1).DefaultIfEmpty(double.MaxValue).First();

    /// <summary>Runs the body on a thread that is not one of the pool's: it schedules into the pool's one queue for all.</summary>
    protected static Task OffThePool(Action body)
    {
        var done = new TaskCompletionSource();
        new Thread(() =>
        {
            try
            {
                body();
                done.SetResult();
            }
            catch (Exception exception)
            {
                done.SetException(exception);
            }
        }) { IsBackground = true }.Start();
        return done.Task;
    }
}
