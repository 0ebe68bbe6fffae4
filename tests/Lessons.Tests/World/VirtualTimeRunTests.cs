using System.Diagnostics;
using System.Threading.Channels;
using Lessons.World;

namespace Lessons.Tests.World;

// Time jumps when the pool has nothing to do, and other tests give it something.
[CollectionDefinition(nameof(VirtualTimeRunTests), DisableParallelization = true)]
[Collection(nameof(VirtualTimeRunTests))]
public class VirtualTimeRunTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly VirtualTime _time = new();

    [Fact(Timeout = 120_000)]
    public async Task Ten_minutes_of_retries_take_no_time()
    {
        var attempts = 0;
        var wall = Stopwatch.StartNew();
        var took = await _time.RunAsync(async () =>
        {
            while (++attempts <= 10) await Task.Delay(TimeSpan.FromMinutes(1), _time);
        });
        Assert.Equal(TimeSpan.FromMinutes(10), took);
        Assert.Equal(11, attempts);
        Assert.True(wall.Elapsed < TimeSpan.FromMinutes(1));
    }

    [Fact(Timeout = 120_000)]
    public async Task Operations_interleave_the_same_way_every_time()
    {
        var first = await TraceAsync();
        for (var i = 0; i < 5; i++) Assert.Equal(first, await TraceAsync());

        static async Task<string> TraceAsync()
        {
            var time = new VirtualTime();
            var log = new List<string>();
            await time.RunAsync(() => Task.WhenAll(TicksAsync("a", 2), TicksAsync("b", 3), TicksAsync("c", 2)));
            return string.Join(' ', log);

            async Task TicksAsync(string name, int every)
            {
                for (var i = 0; i < 6; i++)
                {
                    await Task.Delay(every * Second, time);
                    log.Add($"{name}{time.Elapsed.TotalSeconds}");
                }
            }
        }
    }

    [Fact(Timeout = 120_000)]
    public async Task Work_that_leaves_the_loop_is_waited_for()
    {
        var took = await _time.RunAsync(async () =>
        {
            for (var i = 0; i < 20; i++)
            {
                await Task.Run(() => Thread.SpinWait(20_000)).ConfigureAwait(false);
                await Task.Delay(Second, _time).ConfigureAwait(false);
                await Task.Yield();
            }
        });
        Assert.Equal(20 * Second, took);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_timer_that_is_set_late_by_another_thread_is_not_a_standstill()
    {
        var late = new Gate();
        var took = await _time.RunAsync(async () =>
        {
            // A thread of its own, because virtual time does not see it: it waits for as long as a pool thread may.
            new Thread(() =>
            {
                Task.Delay(800).Wait();
                Task.Delay(Second, _time).ContinueWith(_ => late.Open());
            }).Start();
            await late;
        });
        Assert.Equal(Second, took);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_pipeline_takes_its_first_item_and_then_its_slowest_stage()
    {
        var took = await _time.RunAsync(async () =>
        {
            var channel = Channel.CreateBounded<int>(1);
            var producer = Task.Run(async () =>
            {
                for (var i = 0; i < 10; i++)
                {
                    await Task.Delay(Second, _time);
                    await channel.Writer.WriteAsync(i);
                }
                channel.Writer.Complete();
            });
            await foreach (var _ in channel.Reader.ReadAllAsync()) await Task.Delay(2 * Second, _time);
            await producer;
        });
        Assert.Equal(21 * Second, took);
    }

    [Fact(Timeout = 120_000)]
    public async Task The_result_the_failure_and_the_cancellation_come_back()
    {
        Assert.Equal(5, await _time.RunAsync(async () =>
        {
            await Task.Delay(Second, _time);
            return 5;
        }));
        await Assert.ThrowsAsync<TimeoutException>(() => _time.RunAsync(() => new Gate().Opened.WaitAsync(Second, _time)));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _time.RunAsync(async () =>
        {
            using var source = new CancellationTokenSource(Second, _time);
            await Task.Delay(2 * Second, _time, source.Token);
        }));
        await Assert.ThrowsAsync<FormatException>(() => _time.RunAsync(Task () => throw new FormatException()));
        await Assert.ThrowsAsync<FormatException>(() => _time.RunAsync(async () =>
        {
            EventLoop.Running!.Post(() => throw new FormatException());
            await new Gate();
        }));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_semaphore_with_a_token_lets_three_at_a_time_through()
    {
        using var semaphore = new SemaphoreSlim(3);
        using var source = new CancellationTokenSource();
        var took = await _time.RunAsync(() => Task.WhenAll(Enumerable.Range(0, 10).Select(async _ =>
        {
            await semaphore.WaitAsync(source.Token);
            await Task.Delay(Second, _time);
            semaphore.Release();
        })));
        Assert.Equal(4 * Second, took);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_body_that_nobody_will_wake_fails_instead_of_hanging()
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => _time.RunAsync(async () => await new Gate()));
        Assert.Contains("stands still", exception.Message);
    }
}
