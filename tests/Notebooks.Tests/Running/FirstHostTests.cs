using Notebooks.Processes;
using Notebooks.Running;

namespace Notebooks.Tests.Running;

/// <summary>The process that starts before the command line is read.</summary>
public sealed class FirstHostTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact(Timeout = 120_000)]
    public async Task It_runs_the_notebook_it_was_started_for()
    {
        var path = _workspace.Write("a.dib", "#!csharp\n\nConsole.WriteLine(Environment.ProcessId);\n");
        await using var first = FirstHost.Start(path);
        var host = Assert.IsType<HostConversation>(await first.Started);

        await using var runner = new NotebookRunner { First = first };
        var result = Assert.Single(await runner.RunAsync([path], _workspace.Options, _workspace.Events.Add));

        Assert.Equal(Verdict.Passed, result.Verdict);
        Assert.Equal($"{host.ProcessId}\n", result.Cells[0].Text());
        Assert.Null(first.Take());
    }

    [Fact(Timeout = 120_000)]
    public async Task A_wrong_guess_costs_nothing_but_the_process()
    {
        var guessed = _workspace.Write("one/a.dib", "#!csharp\n\n1\n");
        var path = _workspace.Write("two/b.dib", "#!csharp\n\nConsole.WriteLine(System.IO.Path.GetFileName(Environment.CurrentDirectory));\n");
        await using var first = FirstHost.Start(guessed);

        await using var runner = new NotebookRunner { First = first };
        var result = Assert.Single(await runner.RunAsync([path], _workspace.Options, _workspace.Events.Add));

        Assert.Equal(Verdict.Passed, result.Verdict);
        Assert.Equal("two\n", result.Cells[0].Text());
    }

    [Fact(Timeout = 120_000)]
    public async Task A_process_that_nobody_took_is_ended()
    {
        var path = _workspace.Write("a.dib", "#!csharp\n\n1\n");
        HostConversation host;
        await using (var first = FirstHost.Start(path))
        {
            host = Assert.IsType<HostConversation>(await first.Started);
        }

        Assert.True(host.HasEnded);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_folder_that_is_gone_is_no_failure_here()
    {
        await using var first = FirstHost.Start(Path.Combine(_workspace.Folder, "gone", "a.dib"));

        Assert.Null(await first.Take()!);
    }
}
