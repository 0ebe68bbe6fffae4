using System.Collections.Concurrent;
using System.Diagnostics;
using Lessons.Recordings;

namespace Lessons.Tests;

/// <summary>A hundred operations that stamp everything they do, held against what was recorded of them.</summary>
[Collection(Alone.Name)]
public class GroundTruthTests
{
    private const int Count = 100;

    private sealed record Permit(string Operation, long Asked, bool Waited, long Got)
    {
        public long Released { get; set; }
    }

    private sealed record Nap(string Operation, int Milliseconds, long Asked, long Woke, Task<long> Ended);

    [Theory(Timeout = 120_000)]
    [InlineData(0, false), InlineData(1, false), InlineData(2, false), InlineData(8, false)]
    [InlineData(0, true), InlineData(1, true), InlineData(2, true), InlineData(8, true)]
    public async Task What_is_recorded_is_what_happened(int workers, bool busyCores)
    {
        using var load = busyCores ? new Load() : null;
        using var threads = new Workers(workers);
        using var semaphore = new SemaphoreSlim(1);
        var (bursts, naps, permits, clock) = (new ConcurrentBag<Burst>(), new ConcurrentBag<Nap>(), new List<Permit>(), new StampedClock());

        // Compiled before it is needed: the stamp must follow the end at once.
        await EndOf(Task.Delay(1));
        var recording = await Timeline.Record("bursts", async t =>
        {
            clock.Tie(t);
            Task All() => Task.WhenAll(Enumerable.Range(1, Count).Select(n => t.Run($"op {n}", () => WorkAsync(t, n))));
            await (workers == 0 ? All() : threads.Run(All));
        });

        async Task WorkAsync(Recorder t, int n)
        {
            var name = $"op {n}";
            bursts.Add(Burst.Spin(name, 0.1 + n % 4 * 0.1));

            var asked = Stopwatch.GetTimestamp();
            var delay = t.Delay(1 + n % 5);
            var ended = EndOf(delay);
            await delay;
            naps.Add(new(name, 1 + n % 5, asked, Stopwatch.GetTimestamp(), ended));
            bursts.Add(Burst.Spin(name, 0.2));

            asked = Stopwatch.GetTimestamp();
            var turn = semaphore.WaitAsync();
            var waited = !turn.IsCompleted;
            await t.Wait(turn, State.Queued);
            var permit = new Permit(name, asked, waited, Stopwatch.GetTimestamp());
            permits.Add(permit);
            await Task.Delay(1);
            bursts.Add(Burst.Spin(name, 0.1));
            permit.Released = Stopwatch.GetTimestamp();
            semaphore.Release();

            await Task.Yield();
            bursts.Add(Burst.Spin(name, 0.1));
        }

        double At(long stamp) => clock.At(recording, stamp);
        var error = clock.Error;
        Assert.True(error < 0.1, $"clocks tied to within {error} ms only");
        Assert.Empty(recording.Lints.Where(lint => lint.Contains("could not be seen") || lint.Contains("room")));

        // Each burst lies inside a slice of its operation, on its thread.
        Assert.Equal(4 * Count, bursts.Count);
        Assert.All(bursts, burst => Assert.Contains(recording.Ops[burst.Operation].Slices, slice =>
            slice.Thread == burst.Thread && slice.Start <= At(burst.Start) && At(burst.End) - error <= slice.End));

        // No slice lies outside of its operation, on a foreign thread, or where another operation holds the thread.
        Assert.All(recording.Operations, RecorderAccuracyTests.Contiguous);
        Assert.All(recording.Operations.SelectMany(it => it.Slices).GroupBy(it => it.Thread), slices =>
        {
            if (workers > 0) Assert.Contains(slices.Key, threads.Ids);
            var ordered = slices.OrderBy(it => it.Start).ToArray();
            Assert.All(ordered.Zip(ordered.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
        });
        if (workers > 0) Assert.InRange(recording.PeakThreads, 1, workers);

        // The states add up to the operation.
        Assert.All(recording.Operations, it => Assert.Equal(it.Elapsed, it.Held + it.Awaited + it.Queued + it.Ready, 1e-6));
        Assert.All(recording.Operations, it => Assert.InRange(it.Held, 0, it.Slices.Sum(slice => slice.Duration) + 1e-6));

        // Ready after a delay: from when it was due, with two milliseconds of grace, to when it had a thread.
        Assert.All(naps, nap =>
        {
            var due = At(nap.Asked) + nap.Milliseconds + 2;
            var ready = recording.Ops[nap.Operation].Segments.FirstOrDefault(it => it is { State: State.Ready, Awaited: { } what } && what.StartsWith("Task.Delay"));
            var slice = recording.Ops[nap.Operation].Slices.Last(it => it.Start <= At(nap.Woke));

            // One that lost its core on its way out, until the delay had ended, is not known to have waited for it. The delay may
            // end early: timers count in ticks of the system's coarse clock, which are some milliseconds long.
            if (ready is null) Assert.True(slice.Start <= AfterCall(nap) + 2 + error || Suspended(nap) >= At(nap.Ended.Result) - error, "it came late, and was not shown as ready");
            else
            {
                Assert.InRange(ready.Start, due - error, AfterCall(nap) + 2 + error);
                Assert.Equal(slice.Start, ready.End);
            }
        });

        // Queued: from the call to the release of whoever had the permit before. What is recorded is never short, and in
        // the middle not longer by more than the sampler's own period, as late as that was.
        var late = new List<double>();
        foreach (var (giver, taker) in permits.Zip(permits.Skip(1)))
        {
            var queued = recording.Ops[taker.Operation].Segments.Where(it => it.State == State.Queued).ToArray();
            if (!taker.Waited)
            {
                Assert.Empty(queued);
                continue;
            }
            var recorded = Assert.Single(queued);
            Assert.True(recorded.Start >= At(taker.Asked) - error);
            Assert.InRange(recorded.End, At(giver.Released) - error, At(taker.Got));
            late.Add(recorded.End - At(giver.Released));
        }
        Assert.True(late.Count > Count / 2, "there was next to no queue");
        Assert.True(Median(late) <= Gap(recording), $"queued is {Median(late):0.000} ms too long in the middle; the sampler came every {Gap(recording):0.0} ms at worst");
        TestContext.Current.TestOutputHelper!.WriteLine($"{workers} workers, busy: {busyCores}: queued too long by {Median(late):0.000} ms (median), {late.Max():0.000} ms (worst)");

        // The wait is stamped between the call and the burst's suspension: at most one slice later.
        double AfterCall(Nap nap) => Suspended(nap) + nap.Milliseconds;
        double Suspended(Nap nap) => recording.Ops[nap.Operation].Slices.First(it => it.End >= At(nap.Asked)).End;
    }

    // The recorder must not take the continuation for a step of the operation.
    private static Task<long> EndOf(Task task)
    {
        using (ExecutionContext.SuppressFlow())
            return task.ContinueWith(_ => Stopwatch.GetTimestamp(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static double Gap(Recording recording) => recording.Pool.Zip(recording.Pool.Skip(1), (a, b) => b.At - a.At).Max();
}
