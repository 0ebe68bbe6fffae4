using Lessons.Recordings;
using static Lessons.Recordings.State;

namespace Lessons.Tests;

public class WaitTests
{
    [Fact(Timeout = 120_000)]
    public async Task Queued_shows_who_waits_for_a_permit_and_does_not_count_as_in_flight()
    {
        using var semaphore = new SemaphoreSlim(3);
        var recording = await Timeline.Record("three at a time", async t =>
            await Task.WhenAll(Enumerable.Range(1, 10).Select(n => t.Run($"request {n}", async () =>
            {
                await t.Wait(semaphore.WaitAsync(), Queued);
                try
                {
                    await Task.Delay(20);
                }
                finally
                {
                    semaphore.Release();
                }
            }))), limit: 3);

        Assert.Equal(3, recording.PeakInFlight);
        Assert.Equal(3, recording.Limit);
        Assert.Equal(7, recording.Operations.Count(it => it.Queued > 15));
        Assert.Equal(3, recording.Operations.Count(it => it.Queued == 0));
        var queued = recording.Ops["request 10"].Segments.First(segment => segment.State == Queued);
        Assert.Equal("semaphore.WaitAsync()", queued.Awaited);
        Assert.True(queued.Line > 0);

        // Back through the hands that the permit went through, to a request that did not have to queue.
        var path = recording.CriticalPath;
        Assert.True(path.Length >= 2);
        Assert.Equal(0, recording.Ops[path[0].Name].Queued);
        Assert.Equal(recording.Ops[path[0].Name].Started, path[0].Start);
        Assert.Equal(recording.Operations.MaxBy(it => it.Ended)!.Name, path[^1].Name);
    }

    [Fact(Timeout = 120_000)]
    public async Task Ready_is_the_time_between_due_and_resumed()
    {
        var recording = await Timeline.Record("one thread", t => OneThread.Run(async () =>
        {
            var hog = t.Run("hog", async () =>
            {
                await Task.Yield();
                Burst.Spin("hog", 60);
            });
            var late = t.Run("late", async () =>
            {
                await t.Delay(10);
            });
            var notified = t.Run("notified", async () =>
            {
                await t.Wait(Task.Delay(10));
            });
            await Task.WhenAll(hog, late, notified);
        }));

        Assert.True(recording.Ops["late"].Ready >= 40, $"{recording.Ops["late"].Ready} ms");
        Assert.True(recording.Ops["late"].Awaited < 20);
        Assert.Equal("Task.Delay(10)", recording.Ops["late"].Segments.First(it => it.State == Awaiting).Awaited);
        Assert.True(recording.Ops["notified"].Ready > 0);
        Assert.Equal(1, recording.PeakThreads);
        Assert.All(recording.Operations, RecorderAccuracyTests.Contiguous);
    }

    [Fact(Timeout = 120_000)]
    public async Task Cancelling_lasts_from_the_request_to_the_end()
    {
        using var source = new CancellationTokenSource();
        var recording = await Timeline.Record("cancelling", async t =>
        {
            var gate = new TaskCompletionSource();
            var stubborn = t.Run("stubborn", async () =>
            {
                await gate.Task;
                source.Token.ThrowIfCancellationRequested();
            }, source.Token);
            await Task.Delay(10);
            await source.CancelAsync();
            await Task.Delay(10);
            gate.SetResult();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stubborn);
        });

        var operation = recording.Ops["stubborn"];
        Assert.Equal(Outcome.Cancelled, operation.Outcome);
        Assert.Equal([HoldingThread, Awaiting, Cancelling, HoldingThread], operation.Segments.Select(it => it.State));
        Assert.True(operation.Awaited >= 9);
        Assert.True(operation.Cancelling >= 9);
    }

    [Fact(Timeout = 120_000)]
    public async Task An_abandoned_wait_does_not_colour_later_gaps()
    {
        var never = new TaskCompletionSource();
        var recording = await Timeline.Record("abandoned", async t => await t.Run("op", async () =>
        {
            await Task.WhenAny(t.Wait(never.Task, Queued), Task.Delay(5));
            await Task.Delay(5);
        }));

        Assert.Equal([HoldingThread, Queued, HoldingThread, Awaiting, HoldingThread], recording.Ops["op"].Segments.Select(it => it.State));
    }

    [Fact(Timeout = 120_000)]
    public async Task Only_waiting_can_be_annotated()
    {
        await Timeline.Record("wrong state", t =>
        {
            var error = Assert.Throws<ArgumentException>(() => { _ = t.Wait(Task.Delay(1), Ready); });
            Assert.Contains("Awaiting or Queued", error.Message);
            return Task.CompletedTask;
        });
    }
}
