using Notebooks.Interactive.Tests.Support;

namespace Notebooks.Interactive.Tests;

public class SessionTests
{
    [Fact(Timeout = 120000)]
    public async Task A_cell_that_looks_at_its_token_can_be_interrupted()
    {
        await using var host = await InteractiveHost.StartAsync();

        host.Start("using Microsoft.DotNet.Interactive;\nConsole.Write(\"begun\");\nawait Task.Delay(-1, KernelInvocationContext.Current.CancellationToken);");
        await host.UntilAsync<TextWritten>(text => text.Text == "begun");
        host.Send(new Interrupt());
        var interrupted = await host.UntilAsync<Executed>();

        Assert.NotNull(interrupted.Error);
        Assert.Null((await host.RunAsync("1 + 1")).Error);
    }

    // While threads of a cell write, the engine may send the event of its failure only after it has ended the command.
    [Fact(Timeout = 120000)]
    public async Task A_cell_whose_threads_write_while_it_is_interrupted_fails_all_the_same()
    {
        await using var host = await InteractiveHost.StartAsync();
        await host.RunAsync("using Microsoft.DotNet.Interactive;");

        for (var times = 0; times < 50; times++)
        {
            // What the cell before wrote may still be on its way.
            var begun = $"begun {times}";
            host.Start($$"""
                Console.Write("{{begun}}");
                var token = KernelInvocationContext.Current.CancellationToken;
                for (var i = 0; i < 4; i++)
                    _ = Task.Run(() => { while (!token.IsCancellationRequested) Console.Write("."); });
                await Task.Delay(-1, token);
                """);
            await host.UntilAsync<TextWritten>(text => text.Text.Contains(begun));
            host.Send(new Interrupt());
            Assert.NotNull((await host.UntilAsync<Executed>()).Error);
        }
    }

    [Fact(Timeout = 120000)]
    public async Task A_cell_asks_the_front_end_and_is_refused_without_one()
    {
        await using var host = await InteractiveHost.StartAsync();

        host.Start("await GetInputAsync(\"Name?\")", allowsInput: true);
        var asked = await host.UntilAsync<InputRequested>();
        host.Send(new GiveInput("Ada", ""));
        var answered = await host.UntilAsync<Executed>();
        var refused = await host.RunAsync("await GetInputAsync(\"Name?\")");

        Assert.Equal((1, "Name?", false), (asked.Cell, asked.Prompt, asked.IsPassword));
        Assert.Null(answered.Error);
        Assert.Equal("Ada", Assert.Single(host.ShownBy(1)).Data["text/plain"]!.GetValue<string>());
        Assert.Contains("Nobody is there to answer", refused.Error!.Text);
    }

    [Fact(Timeout = 120000)]
    public async Task Exceptions_of_tasks_that_nobody_looked_at_surface_at_the_end()
    {
        await using var host = await InteractiveHost.StartAsync();

        await host.RunAsync("var forgotten = Task.Run(() => throw new TimeoutException(\"unseen\"));\nawait Task.Delay(100);");
        host.Send(new Finish());
        var finished = await host.UntilAsync<Finished>();

        Assert.Equal("System.TimeoutException", Assert.Single(finished.Unobserved).Error.Types[0]);
        Assert.True(finished.PeakBytes > 0);
    }

    [Fact(Timeout = 120000)]
    public async Task Cells_that_have_ended_leave_nothing_alive()
    {
        await using var host = await InteractiveHost.StartAsync();

        await host.RunAsync("async Task<int> WorkAsync() { await Task.Delay(20); return 1; }\nvar n = await WorkAsync(); display(n);");
        await host.RunAsync("n + await WorkAsync()");
        host.Send(new Settle());
        var settled = await host.UntilAsync<Settled>();

        Assert.Empty(settled.Cells);
    }

    [Fact(Timeout = 120000)]
    public async Task An_exit_names_the_cell_that_ran()
    {
        await using var host = await InteractiveHost.StartAsync();

        host.Start("Environment.Exit(0);");
        var dying = await host.UntilAsync<Dying>();

        Assert.Equal((DeathCause.Exit, 1), (dying.Cause, dying.Cell));
        Assert.Equal("Environment.Exit(0) ended the process.", dying.Error.Message);
    }
}
