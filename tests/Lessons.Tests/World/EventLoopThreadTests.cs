using Lessons.World;

namespace Lessons.Tests.World;

public class EventLoopThreadTests
{
    [Fact(Timeout = 120_000)]
    public async Task Calls_from_many_threads_land_on_one_and_results_come_back()
    {
        var loop = EventLoop.Start("window");
        var threads = new HashSet<int>();
        var results = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => Task.Run(() => loop.InvokeAsync(async () =>
        {
            threads.Add(Environment.CurrentManagedThreadId);
            await Task.Yield();
            threads.Add(Environment.CurrentManagedThreadId);
            Assert.Equal("window", Thread.CurrentThread.Name);
            return i * i;
        }))));
        loop.Stop();
        await loop.Completion;

        Assert.Equal(Enumerable.Range(0, 30).Select(i => i * i), results);
        Assert.Single(threads);
    }

    [Fact(Timeout = 120_000)]
    public async Task Failure_and_cancellation_come_back_to_the_caller()
    {
        var loop = EventLoop.Start();
        await Assert.ThrowsAsync<FormatException>(() => loop.InvokeAsync(new Action(() => throw new FormatException())));
        var canceled = loop.InvokeAsync(() => Task.FromCanceled(new(true)));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => canceled);
        Assert.True(canceled.IsCanceled);
        Assert.Equal(3, await loop.InvokeAsync(() => 3));
        loop.Stop();
    }

    [Fact(Timeout = 120_000)]
    public async Task Work_posted_before_the_stop_runs_and_later_posts_fail_by_name()
    {
        var ran = 0;
        var loop = EventLoop.Start("window");
        for (var i = 0; i < 5; i++) loop.Post(() => ran++);
        loop.Stop();
        loop.Stop();
        await loop.Completion;

        loop.Stop();

        Assert.Equal((5, 0), (ran, loop.Dropped));
        Assert.Contains("'window' has stopped", Assert.Throws<InvalidOperationException>(() => loop.Post(() => ran++)).Message);
        Assert.Contains("'window' has stopped", (await Assert.ThrowsAsync<InvalidOperationException>(() => loop.InvokeAsync(() => ran))).Message);
        Assert.Throws<InvalidOperationException>(() => loop.Send(_ => ran++, null));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_call_that_waits_when_the_loop_stops_fails_and_its_rest_is_dropped()
    {
        var gate = new Gate();
        var loop = EventLoop.Start("window");
        var continued = false;
        var call = loop.InvokeAsync(async () =>
        {
            await gate;
            continued = true;
        });
        loop.Stop();
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => call);
        Assert.Contains("left this call unfinished", exception.Message);
        gate.Open();
        SpinWait.SpinUntil(() => loop.Dropped == 1, 10_000);
        Assert.False(continued);
        Assert.Equal(1, loop.Dropped);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_callback_that_throws_ends_the_loop_and_says_why()
    {
        var loop = EventLoop.Start("window");
        loop.Post(() => throw new FormatException("no number"));
        await Assert.ThrowsAsync<FormatException>(() => loop.Completion);
        Assert.IsType<FormatException>(Assert.Throws<InvalidOperationException>(() => loop.Post(() => { })).InnerException);
    }

    [Fact(Timeout = 120_000)]
    public async Task Send_waits_for_the_callback_and_throws_what_it_throws()
    {
        var loop = EventLoop.Start();
        var thread = 0;
        loop.Send(_ => thread = Environment.CurrentManagedThreadId, null);
        Assert.NotEqual(0, thread);
        Assert.Throws<FormatException>(() => loop.Send(_ => throw new FormatException(), null));

        // On the loop itself it must not wait for the loop.
        Assert.True(await loop.InvokeAsync(() =>
        {
            var at = 0;
            loop.Send(_ => at = Environment.CurrentManagedThreadId, null);
            return at == thread;
        }));
        loop.Stop();
    }

    [Fact(Timeout = 120_000)]
    public async Task A_loop_that_runs_elsewhere_cannot_be_run_here_as_well()
    {
        var loop = EventLoop.Start("window");
        await loop.InvokeAsync(() => { });
        Assert.Contains("on another thread", Assert.Throws<InvalidOperationException>(() => loop.RunUntilComplete(() => Task.CompletedTask)).Message);
        loop.Stop();
    }

    [Fact(Timeout = 120_000)]
    public async Task A_posted_callback_runs_in_the_callers_flow()
    {
        var loop = EventLoop.Start();
        var local = new AsyncLocal<string> { Value = "caller" };
        Assert.Equal("caller", await loop.InvokeAsync(() => local.Value));
        loop.Stop();
    }

    [Fact(Timeout = 120_000)]
    public async Task Blocking_the_only_thread_on_its_own_work_is_a_deadlock()
    {
        var done = await Task.Run(() => EventLoop.Run(async () =>
        {
            await Task.Yield();
            return YieldAsync().Wait(100);
        }));
        Assert.False(done);

        static async Task YieldAsync() => await Task.Yield();
    }
}
