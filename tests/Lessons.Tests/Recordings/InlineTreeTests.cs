using System.Diagnostics;
using Lessons.Recordings;
using static Lessons.Recordings.State;

namespace Lessons.Tests;

public class InlineTreeTests
{
    /// <summary>
    /// Random trees: whoever is resumed computes, sets the results that others wait for, and computes again, all on one stack.
    /// Some suspend again before that, and are resumed from outside.
    /// </summary>
    [Fact(Timeout = 120_000)]
    public async Task Whatever_resumes_whatever_each_operation_holds_the_thread_for_as_long_as_it_is_on_the_stack()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            var count = random.Next(2, 12);
            var gates = Enumerable.Range(0, count).Select(_ => new TaskCompletionSource()).ToArray();
            var children = Enumerable.Range(1, count - 1).ToLookup(i => random.Next(i));
            var pauses = Enumerable.Range(0, count).Select(_ => random.Next(3) == 0).ToArray();
            var again = Enumerable.Range(0, count).Select(_ => new TaskCompletionSource()).ToArray();
            var (clock, resumed, done) = (new StampedClock(), new long[count], new long[count]);
            var recording = await Timeline.Record("tree", async t =>
            {
                clock.Tie(t);
                var ops = Enumerable.Range(0, count).Select(i => t.Run($"op {i}", async () =>
                {
                    await gates[i].Task.ConfigureAwait(false);
                    if (pauses[i]) await again[i].Task.ConfigureAwait(false);
                    resumed[i] = Stopwatch.GetTimestamp();
                    foreach (var child in children[i])
                    {
                        Burst.Spin("", 0.02);
                        gates[child].SetResult();
                    }
                    Burst.Spin("", 0.02);
                    done[i] = Stopwatch.GetTimestamp();
                })).ToArray();
                gates[0].SetResult();
                for (var i = 0; i < count; i++) again[i].TrySetResult();
                await Task.WhenAll(ops);
            });

            Assert.All(Enumerable.Range(0, count), i =>
            {
                var op = recording.Ops[$"op {i}"];
                var last = op.Slices[^1];
                Assert.InRange(clock.At(recording, resumed[i]), last.Start, last.End + clock.Error);
                Assert.InRange(clock.At(recording, done[i]), last.Start, last.End + clock.Error);
                Assert.DoesNotContain(op.Segments, it => it.State != HoldingThread && it.End > clock.At(recording, resumed[i]));
                var runs = op.Segments.Where(it => it.Runs is not null && it.Start >= clock.At(recording, resumed[i]) - clock.Error).Select(it => it.Runs).ToList();
                Assert.Equal([.. children[i].Select(child => $"op {child}")], runs);
                RecorderAccuracyTests.Contiguous(op);
            });
        }
    }
}
