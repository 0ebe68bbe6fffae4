using Lessons.World;

namespace Lessons.Tests.World;

public class EventLoopTests
{
    [Fact]
    public void Everything_runs_on_the_calling_thread_in_the_order_it_was_posted()
    {
        var log = new List<string>();
        var threads = new HashSet<int>();
        EventLoop.Run(() => Task.WhenAll(CountAsync("a"), CountAsync("b"), CountAsync("c")));

        Assert.Equal(["a0", "b0", "c0", "a1", "b1", "c1", "a2", "b2", "c2"], log);
        Assert.Equal([Environment.CurrentManagedThreadId], threads);

        async Task CountAsync(string name)
        {
            for (var i = 0; i < 3; i++)
            {
                log.Add(name + i);
                threads.Add(Environment.CurrentManagedThreadId);
                await Task.Yield();
            }
        }
    }

    [Fact]
    public void Run_returns_the_result_also_when_it_comes_from_another_thread() =>
        Assert.Equal(42, EventLoop.Run(async () => await Task.Run(() => 40) + 2));

    [Fact]
    public void A_task_that_completes_elsewhere_ends_the_run() => EventLoop.Run(() => Task.Delay(1));

    [Fact]
    public void Run_throws_the_failure_unwrapped()
    {
        var exception = Assert.Throws<FormatException>(() => EventLoop.Run(async () =>
        {
            await Task.Yield();
            throw new FormatException("no number");
        }));
        Assert.Equal("no number", exception.Message);
    }

    [Fact]
    public void The_context_from_before_comes_back()
    {
        var before = new SynchronizationContext();
        SynchronizationContext.SetSynchronizationContext(before);
        try
        {
            EventLoop.Run(async () =>
            {
                Assert.IsType<EventLoop>(SynchronizationContext.Current);
                Assert.Same(SynchronizationContext.Current, EventLoop.Running);
                await Task.Yield();
                Assert.Same(SynchronizationContext.Current, EventLoop.Running);
            });
            Assert.Same(before, SynchronizationContext.Current);
            Assert.Null(EventLoop.Running);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(null);
        }
    }

    [Fact]
    public void A_run_inside_a_run_is_refused()
    {
        var exception = Assert.Throws<InvalidOperationException>(() => EventLoop.Run(async () =>
        {
            await Task.Yield();
            EventLoop.Run(() => Task.CompletedTask);
        }));
        Assert.Contains("running on this thread already", exception.Message);
    }

    [Fact]
    public void Another_thread_may_run_a_loop_of_its_own() =>
        Assert.Equal(1, EventLoop.Run(() => Task.Run(() => EventLoop.Run(() => Task.FromResult(1)))));

    [Fact]
    public void What_an_async_void_method_throws_surfaces_from_run()
    {
        Assert.Throws<FormatException>(() => EventLoop.Run(async () =>
        {
            Forget();
            await new Gate();
        }));

        static async void Forget()
        {
            await Task.Yield();
            throw new FormatException();
        }
    }

    [Fact]
    public void What_still_waits_when_the_run_ends_never_continues()
    {
        var gate = new Gate();
        var left = "";
        var loop = new EventLoop();
        loop.RunUntilComplete(() =>
        {
            _ = LeftAsync();
            return Task.CompletedTask;
        });
        loop.Dispose();
        gate.Open();
        SpinWait.SpinUntil(() => loop.Dropped > 0, 10_000);

        Assert.Equal("started", left);
        Assert.Equal(1, loop.Dropped);

        async Task LeftAsync()
        {
            left = "started";
            await gate;
            left = "continued";
        }
    }

    [Fact]
    public void A_loop_goes_on_where_it_was_interrupted()
    {
        using var loop = new EventLoop();
        Task? other = null;
        loop.RunUntilComplete(() =>
        {
            other = YieldAsync();
            return Task.CompletedTask;
        });
        Assert.False(other!.IsCompleted);
        loop.RunUntilComplete(() => other);

        static async Task YieldAsync() => await Task.Yield();
    }

    [Fact]
    public void A_callback_that_changes_the_flow_does_not_change_the_next_ones()
    {
        var local = new AsyncLocal<int> { Value = 1 };
        var seen = 0;
        EventLoop.Run(async () =>
        {
            SynchronizationContext.Current!.Post(_ => local.Value = 2, null);
            SynchronizationContext.Current!.Post(_ => seen = local.Value, null);
            await Task.Yield();
        });
        Assert.Equal(1, seen);
    }

    [Fact]
    public void A_callback_that_holds_the_loop_is_reported_by_its_methods_name()
    {
        var slow = new List<SlowCallback>();
        using var loop = new EventLoop { SlowAfter = TimeSpan.Zero };
        loop.Slow += slow.Add;
        loop.RunUntilComplete(CrunchAsync);
        Assert.Equal("CrunchAsync", Assert.Single(slow).Name);
        Assert.True(slow[0].Held > TimeSpan.Zero);
    }

    [Fact]
    public void A_quick_callback_is_not_reported()
    {
        using var loop = new EventLoop { SlowAfter = TimeSpan.FromMinutes(1) };
        loop.Slow += _ => Assert.Fail("It is not slow.");
        loop.RunUntilComplete(CrunchAsync);
    }

    [Fact]
    public void A_local_function_and_a_delay_are_named_too()
    {
        var slow = new List<SlowCallback>();
        using var loop = new EventLoop { SlowAfter = TimeSpan.Zero };
        loop.Slow += slow.Add;
        loop.RunUntilComplete(InnerAsync);
        Assert.Equal("InnerAsync", Assert.Single(slow).Name);

        async Task InnerAsync() => await Task.Delay(1);
    }

    [Fact]
    public void In_debug_mode_the_error_stream_tells_about_it()
    {
        var (before, error) = (Console.Error, new StringWriter());
        Environment.SetEnvironmentVariable("ASYNC_DEBUG", "1");
        Console.SetError(TextWriter.Synchronized(error));
        try
        {
            using var loop = new EventLoop("debugged") { SlowAfter = TimeSpan.Zero };
            loop.RunUntilComplete(CrunchAsync);
        }
        finally
        {
            Environment.SetEnvironmentVariable("ASYNC_DEBUG", null);
            Console.SetError(before);
        }
        Assert.Contains("CrunchAsync held the event loop 'debugged' for", error.ToString());
    }

    private static async Task CrunchAsync() => await Task.Yield();
}
