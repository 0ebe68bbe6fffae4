using Notebooks.Host.Tests.Support;

namespace Notebooks.Host.Tests.Input;

/// <summary>Cells that talk with whoever runs them.</summary>
public class InteractionTests
{
    [Fact(Timeout = 120_000)]
    public async Task A_cell_asks_and_goes_on_with_the_answer()
    {
        await using var host = await HostProcess.StartAsync();
        host.Start("Console.Write(Console.ReadLine() + (await GetPasswordAsync(\"Secret?\")).GetClearTextPassword());", allowsInput: true);

        Assert.Equal(new InputRequested(1, "", false), await host.UntilAsync<InputRequested>());
        host.Send(new GiveInput("Ada ", ""));
        Assert.Equal(new InputRequested(1, "Secret?", true), await host.UntilAsync<InputRequested>());
        host.Send(new GiveInput("1815", ""));

        Assert.Null((await host.UntilAsync<Executed>()).Error);
        Assert.Equal("Ada 1815", host.TextOf(1));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_refusal_fails_the_cell_with_its_reason()
    {
        await using var host = await HostProcess.StartAsync();
        host.Start("Console.ReadLine();", allowsInput: true);
        await host.UntilAsync<InputRequested>();
        host.Send(new GiveInput(null, "nobody is at home"));

        Assert.Equal("nobody is at home", (await host.UntilAsync<Executed>()).Error!.Message);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_cell_that_waits_for_a_key_hears_that_there_is_no_keyboard()
    {
        await using var host = await HostProcess.StartAsync();
        foreach (var source in new[] { "Console.ReadKey();", "_ = Console.KeyAvailable;" })
            Assert.StartsWith("The cell waits for a key, but a notebook has no keyboard.", (await host.RunAsync(source)).Error!.Message);
        Assert.Equal("another", (await host.RunAsync("throw new InvalidOperationException(\"another\");")).Error!.Message);
    }

    [Fact(Timeout = 120_000)]
    public async Task An_interrupt_ends_a_question()
    {
        await using var host = await HostProcess.StartAsync();
        host.Start("Console.ReadLine();", allowsInput: true);
        await host.UntilAsync<InputRequested>();
        host.Send(new Interrupt());

        Assert.Equal("System.OperationCanceledException", (await host.UntilAsync<Executed>()).Error!.Types[0]);
    }

    [Fact(Timeout = 120_000)]
    public async Task An_interrupt_cancels_the_token_of_the_running_cell_only()
    {
        await using var host = await HostProcess.StartAsync();
        host.Send(new Interrupt());
        host.Start("using Microsoft.DotNet.Interactive; var token = KernelInvocationContext.Current.CancellationToken; Console.Write(\"on\"); await Task.Delay(-1, token);");
        await host.UntilAsync<TextWritten>();
        host.Send(new Interrupt());
        Assert.Contains("System.OperationCanceledException", (await host.UntilAsync<Executed>()).Error!.Types);

        var next = await host.RunAsync("Console.Write(KernelInvocationContext.Current.CancellationToken.IsCancellationRequested);");
        Assert.Null(next.Error);
        Assert.Equal("False", host.TextOf(2));
    }

    [Fact(Timeout = 120000)]
    public async Task Cells_that_are_left_while_they_wait_do_not_go_on()
    {
        await using var host = await HostProcess.StartAsync();
        Assert.Null((await host.RunAsync("""
            var hits = 0;
            var gate = new TaskCompletionSource();
            var number = new TaskCompletionSource<int>();
            async Task InnerAsync() { await gate.Task; hits++; }
            async IAsyncEnumerable<int> Numbers() { yield return await number.Task; hits++; }
            class Own(TaskCompletionSource gate) : System.Runtime.CompilerServices.INotifyCompletion
            {
                public bool IsCompleted => false;
                public void OnCompleted(Action next) => gate.Task.ContinueWith(_ => next());
                public void GetResult() { }
                public Own GetAwaiter() => this;
            }
            """)).Error);
        string[] waits =
        [
            "await gate.Task;", "await gate.Task.ConfigureAwait(false);", "await new ValueTask(gate.Task);", "await new ValueTask<int>(number.Task).ConfigureAwait(false);",
            "var n = await number.Task;", "await Task.WhenAny(InnerAsync(), InnerAsync());", "await InnerAsync();", "await new Own(gate);", "await foreach (var n in Numbers()) hits++;",
            "try { await gate.Task; } finally { Console.Write(\"out\"); }",
        ];
        foreach (var wait in waits)
        {
            host.Start($"Console.Write(\"on\"); {wait} hits++;");
            await host.UntilAsync<TextWritten>();
            host.Send(new Interrupt());
            var executed = await host.UntilAsync<Executed>();
            Assert.True(executed is { IsLeft: true, Error: null }, wait);
        }

        await host.RunAsync("gate.SetResult(); number.SetResult(1); await Task.Delay(300); Console.Write($\"hits {hits}\");");

        Assert.Equal("hits 0", host.TextOf(waits.Length + 2));
        Assert.Equal("onout", host.TextOf(waits.Length + 1));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_cell_clears_its_outputs()
    {
        await using var host = await HostProcess.StartAsync();
        await host.RunAsync("""Console.Write("one\e[2J"); Console.Write("two\e[H\e[2J\e[3Jthree");""");

        Assert.Equal(
            [new TextWritten(1, false, "one"), new OutputCleared(1, false), new TextWritten(1, false, "two"), new OutputCleared(1, true), new TextWritten(1, false, "three")],
            host.Events.SkipLast(1));
    }
}
