using Notebooks.Host.Tests.Support;

namespace Notebooks.Host.Tests.Output;

public class OutputTests
{
    [Fact(Timeout = 120_000)]
    public async Task Each_write_is_one_event_of_its_stream()
    {
        await using var host = await HostProcess.StartAsync();

        await host.RunAsync("""
            Console.WriteLine("out");
            Console.Error.Write("error");
            Console.WriteLine(1.5);
            Console.WriteLine("{0}-{1}", 1, 2);
            Console.Write('c');
            Console.WriteLine();
            await Console.Out.WriteLineAsync("async");
            """);

        Assert.Equal(
            [("out\n", false), ("error", true), ("1.5\n", false), ("1-2\n", false), ("c", false), ("\n", false), ("async\n", false)],
            host.Events.OfType<TextWritten>().Select(text => (text.Text.ReplaceLineEndings("\n"), text.IsError)));
    }

    [Theory(Timeout = 120_000)]
    [InlineData("_ = Task.Run(async () => { await go.Task; Console.Write(\"late\"); });")]
    [InlineData("new Thread(() => { go.Task.Wait(); Console.Write(\"late\"); }).Start();")]
    [InlineData("Timer timer = null; timer = new Timer(_ => { if (go.Task.IsCompleted) { timer.Dispose(); Console.Write(\"late\"); } }, null, 1, 1);")]
    [InlineData("async void Later() { await go.Task; Console.Write(\"late\"); } Later();")]
    [InlineData("ThreadPool.QueueUserWorkItem(_ => { go.Task.Wait(); Console.Write(\"late\"); });")]
    public async Task Late_output_belongs_to_the_cell_that_started_it(string source)
    {
        await using var host = await HostProcess.StartAsync();

        await host.RunAsync("var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);");
        await host.RunAsync(source);
        await host.RunAsync("Console.Write(\"mine\"); go.SetResult();");
        await host.FirstAsync<TextWritten>(text => text.Text == "late");

        Assert.Equal(2, host.Events.OfType<TextWritten>().Single(text => text.Text == "late").Cell);
        Assert.Equal("mine", host.TextOf(3));
    }

    [Fact(Timeout = 120_000)]
    public async Task Output_without_a_flow_belongs_to_no_cell()
    {
        await using var host = await HostProcess.StartAsync();

        await host.RunAsync("ThreadPool.UnsafeQueueUserWorkItem(_ => Console.Write(\"whose?\"), null);");
        await host.FirstAsync<TextWritten>();

        Assert.Null(Assert.Single(host.Events.OfType<TextWritten>()).Cell);
    }

    [Fact(Timeout = 120_000)]
    public async Task Output_of_many_threads_is_neither_lost_nor_torn()
    {
        await using var host = await HostProcess.StartAsync();

        await host.RunAsync("Parallel.For(0, 2000, i => Console.WriteLine($\"line {i} äöü 🚀\"));");

        Assert.Equal(
            Enumerable.Range(0, 2000).Select(i => $"line {i} äöü 🚀").Order(),
            host.Events.OfType<TextWritten>().Select(text => text.Text.TrimEnd()).Order());
    }

    [Fact(Timeout = 120_000)]
    public async Task A_character_written_in_two_halves_arrives_whole()
    {
        await using var host = await HostProcess.StartAsync();

        await host.RunAsync("foreach (var half in \"a🚀b\") Console.Write(half);");

        Assert.Equal(["a", "🚀", "b"], host.Events.OfType<TextWritten>().Select(text => text.Text));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_hijacked_console_is_back_in_the_next_cell()
    {
        await using var host = await HostProcess.StartAsync();

        await host.RunAsync("var mine = new System.IO.StringWriter(); Console.SetOut(mine); Console.SetError(mine); Console.Write(\"caught\");");
        await host.RunAsync("Console.Write(\"free \" + mine); Console.Error.Write(\"too\");");

        Assert.Equal("", host.TextOf(1));
        Assert.Equal("free caughttoo", host.TextOf(2));
    }

    [Theory(Timeout = 120_000)]
    [InlineData("Console.ReadLine();")]
    [InlineData("Console.Read();")]
    [InlineData("await Console.In.ReadToEndAsync();")]
    public async Task Reading_from_the_console_fails_with_advice(string source)
    {
        await using var host = await HostProcess.StartAsync();

        var read = await host.RunAsync(source);

        Assert.Contains("this run has no input", read.Error!.Message);
        Assert.Equal("System.InvalidOperationException", read.Error.Types[0]);
    }
}
