using Notebooks.Host.Tests.Support;

namespace Notebooks.Host.Tests.Lifetime;

public class DeathTests
{
    private const string BlockExit = "AppDomain.CurrentDomain.ProcessExit += (_, _) => new ManualResetEventSlim().Wait();";

    [Fact(Timeout = 120_000)]
    public async Task An_async_void_that_throws_is_blamed_on_its_cell()
    {
        await using var host = await HostProcess.StartAsync();

        await host.RunAsync("var go = new TaskCompletionSource();");
        await host.RunAsync("async void Fire()\n{\n    await go.Task;\n    throw new TimeoutException(\"fired\");\n}\nFire();");
        host.Start("go.SetResult(); await Task.Delay(-1);");
        var dying = await host.UntilAsync<Dying>();

        Assert.Equal((2, DeathCause.UnhandledException), (dying.Cell, dying.Cause));
        Assert.Equal("System.TimeoutException", dying.Error.Types[0]);
        Assert.Equal(new("Fire", "05-gather.dib#2", 4), dying.Error.Frames[0]);
        Assert.NotEqual(0, await host.ExitCodeAsync());
    }

    [Fact(Timeout = 120_000)]
    public async Task Without_a_flow_the_stack_tells_whose_exception_it_was()
    {
        await using var host = await HostProcess.StartAsync();

        await host.RunAsync("var x = 1;");
        host.Start("ThreadPool.UnsafeQueueUserWorkItem(_ => throw new TimeoutException(), null); await Task.Delay(-1);");

        Assert.Equal(2, (await host.UntilAsync<Dying>()).Cell);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_cell_that_exits_with_code_0_is_named()
    {
        await using var host = await HostProcess.StartAsync();

        host.Start("void Leave() => Environment.Exit(0);\n\nLeave();");
        var dying = await host.UntilAsync<Dying>();

        Assert.Equal((1, DeathCause.Exit), (dying.Cell, dying.Cause));
        Assert.Equal("Environment.Exit(0) ended the process.", dying.Error.Message);
        Assert.Equal([new("Leave", "05-gather.dib#1", 1)], dying.Error.Frames);
    }

    [Fact(Timeout = 120_000)]
    public async Task An_exit_that_comes_late_is_named_by_the_only_cell_that_calls_it()
    {
        await using var host = await HostProcess.StartAsync();

        await host.RunAsync("var go = new TaskCompletionSource();");
        await host.RunAsync("_ = Task.Run(async () =>\n{\n    await go.Task;\n    Environment.Exit(3);\n});");
        host.Start("go.SetResult(); await Task.Delay(-1);");
        var dying = await host.UntilAsync<Dying>();

        Assert.Equal((2, "Environment.Exit(3) ended the process."), (dying.Cell, dying.Error.Message));
        Assert.Equal([new("lambda in (cell)", "05-gather.dib#2", 4)], dying.Error.Frames);
    }

    [Fact(Timeout = 120_000)]
    public async Task The_host_is_gone_with_its_runner_whatever_a_cell_does()
    {
        await using var host = await HostProcess.StartAsync();

        await host.RunAsync(BlockExit);
        host.Start("""
            for (var i = 0; i < 64; i++) ThreadPool.UnsafeQueueUserWorkItem(_ => new ManualResetEventSlim().Wait(), null);
            new Thread(() => { while (true); }).Start();
            Console.Write("spinning");
            while (true);
            """);
        await host.UntilAsync<TextWritten>();
        host.Hangup();

        Assert.NotEqual(0, await host.ExitCodeAsync());
    }

    [Fact(Timeout = 120_000)]
    public async Task A_host_that_is_told_to_quit_takes_what_it_has_started_with_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs the folder /proc");
        await using var host = await HostProcess.StartAsync();

        host.Start("""
            var child = System.Diagnostics.Process.Start("sleep", "1000");
            Console.Write(child.Id);
            while (true);
            """);
        var child = int.Parse((await host.UntilAsync<TextWritten>()).Text, System.Globalization.CultureInfo.InvariantCulture);
        Assert.NotEmpty(ProcessFiles.EnvironmentOf(child));
        host.Send(new Quit());

        Assert.NotEqual(0, await host.ExitCodeAsync());
        // Nobody else looks for it. A process that was killed takes a moment to be gone.
        while (ProcessFiles.EnvironmentOf(child).Length > 0) await Task.Delay(5, TestContext.Current.CancellationToken);
    }

    [Fact(Timeout = 120_000)]
    public async Task Garbage_on_the_channel_ends_the_host()
    {
        await using var host = await HostProcess.StartAsync();

        host.SendBytes([1, 0, 0, 0, (byte)'?']);

        Assert.Contains("cannot understand its runner", (await host.Program.EndAsync()).Error);
    }

    [Fact(Timeout = 120_000)]
    public async Task Finishing_ends_the_process_although_a_foreground_thread_still_runs()
    {
        await using var host = await HostProcess.StartAsync();

        await host.RunAsync("new Thread(() => new ManualResetEventSlim().Wait()).Start();");
        var finished = await host.FinishAsync();

        Assert.Empty(finished.Unobserved);
        Assert.InRange(finished.PeakBytes, 10_000_000, 1_000_000_000);
        Assert.Equal(0, await host.ExitCodeAsync());
    }

    [Fact(Timeout = 120_000)]
    public async Task Finishing_ends_the_process_although_an_exit_handler_blocks()
    {
        await using var host = await HostProcess.StartAsync();

        await host.RunAsync(BlockExit);
        await host.FinishAsync();

        await host.ExitCodeAsync();
    }

    [Fact(Timeout = 120_000)]
    public async Task An_exception_that_nobody_observed_is_reported_with_its_cell()
    {
        await using var host = await HostProcess.StartAsync();

        await host.RunAsync("async Task ForgetAsync()\n{\n    await Task.Yield();\n    throw new TimeoutException(\"forgotten\");\n}");
        // Asked from time to time rather than awaited: a continuation would run on the stack of the thread that fails, which
        // keeps the task alive until it has been left.
        await host.RunAsync("var kept = ForgetAsync();\nwhile (!kept.IsCompleted) await Task.Delay(5);\nawait Task.Delay(50);");
        var finished = await host.FinishAsync();

        var unobserved = Assert.Single(finished.Unobserved);
        Assert.Equal((1, "forgotten"), (unobserved.Cell, unobserved.Error.Message));
    }

    [Fact(Timeout = 120_000)]
    public async Task Cells_that_have_left_work_under_way_are_named()
    {
        await using var host = await HostProcess.StartAsync();

        await host.RunAsync("var go = new TaskCompletionSource(); async Task WaitAsync() { await go.Task; }");
        await host.RunAsync("await Task.Delay(1); var done = Task.Run(() => 1); await done;");
        await host.RunAsync("var waiting = WaitAsync();");
        host.Send(new Settle());

        var settled = await host.UntilAsync<Settled>();
        Assert.Equal([3], settled.Cells);
    }
}
