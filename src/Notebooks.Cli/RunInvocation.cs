using Notebooks.Cli.GitHub;
using Notebooks.Cli.Rendering;
using Notebooks.Cli.Reports;
using Notebooks.Cli.Streams;
using Notebooks.Cli.Watching;
using Notebooks.Running;

namespace Notebooks.Cli;

/// <summary>One invocation of `nb run` or `nb check`: shows the work, reports failures, and prints the totals.</summary>
internal sealed class RunInvocation(Terminal terminal, NotebookWork work)
{
    public int Rounds { get; init; } = 1;

    public string? OutFolder { get; init; }

    public bool CpuLoad { get; init; }

    /// <summary>Whether everything is stopped when the first notebook fails.</summary>
    public bool FailFast { get; init; }

    /// <summary>Finds the notebooks again, to run new and changed ones until Ctrl+C; null when everything runs once.</summary>
    public Func<IReadOnlyList<string>>? Watch { get; init; }

    /// <summary>Which part of the notebooks this is, or null.</summary>
    public string? Shard { get; init; }

    /// <summary>The notebooks of all parts, whose executed copies must not have the same name; null when these are all.</summary>
    public IReadOnlyList<string>? AllNotebooks { get; init; }

    /// <summary>The job on GitHub that this is a part of, or null.</summary>
    public GitHubActions? GitHub { get; init; }

    public async Task<int> RunAsync(IReadOnlyList<string> notebooks, RunOptions options)
    {
        var files = OutFolder is null ? null : new ExecutedFiles(AllNotebooks ?? notebooks, OutFolder, Rounds);
        var record = new RunRecord(Rounds, Shard, files);
        using var interruption = new Interruption();
        using var load = CpuLoad ? new CpuLoad() : null;

        // Watching begins before the first run, so that files saved during the run are noticed after it.
        var changes = Watch is null ? null : new Changes(notebooks, Watch);
        var code = await RunOnceAsync(notebooks, notebooks, options, record, files, interruption).ConfigureAwait(false);
        while (changes is not null && !interruption.Happened)
        {
            terminal.Out.WriteLine($"Waiting for changes to {Text.Count(changes.Notebooks.Count, "notebook")}; Ctrl+C ends it.");
            if (await changes.NextAsync(interruption.Token).ConfigureAwait(false) is not { Count: > 0 } changed) return code;
            terminal.Out.WriteLine();
            terminal.Out.WriteLine($"Changed: {string.Join(", ", changed)}");
            files?.Name(changes.Notebooks);
            code = await RunOnceAsync(changed, changes.Notebooks, options, record, files, interruption).ConfigureAwait(false);
        }
        return code;
    }

    private async Task<int> RunOnceAsync(
        IReadOnlyList<string> notebooks, IReadOnlyList<string> all, RunOptions options, RunRecord record, ExecutedFiles? files, Interruption interruption)
    {
        GitHub?.StopCommands(terminal.Out);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(interruption.Token);
        var summary = new Summary(terminal, notebooks, Rounds);
        for (var round = 1; round <= Rounds && !stop.IsCancellationRequested; round++)
        {
            if (Rounds > 1)
                terminal.Out.WriteLine($"Run {round} of {Rounds}");

            var results = await WatchAsync(notebooks, options, record.ForRound(round), stop).ConfigureAwait(false);
            summary.Add(results);
            foreach (var result in results)
                new NotebookReport(terminal).Write(result);
        }

        summary.Write();
        if (stop.IsCancellationRequested && !interruption.Happened)
            terminal.Out.WriteLine("Stopped at the first failure, as --fail-fast asks.");

        var problems = Report(all, record, files);
        foreach (var problem in problems)
            Say.Wrong(problem);

        return ExitCode.Of(interruption.Happened, record.AllPassed(all) && problems.Count == 0);
    }

    private List<string> Report(IReadOnlyList<string> notebooks, RunRecord record, ExecutedFiles? files)
    {
        if (files is null && GitHub is null) return [];
        var report = record.Report(notebooks);
        files?.Write(report);
        GitHub?.Annotate(report, terminal.Out);
        return [.. files?.Problems ?? [], .. GitHub?.Summarize(report) is { } problem ? [problem] : (string[])[]];
    }

    private async Task<IReadOnlyList<NotebookResult>> WatchAsync(
        IReadOnlyList<string> notebooks, RunOptions options, Action<RunEvent> record, CancellationTokenSource stop)
    {
        var view = View(new RunProgress(notebooks, TimeProvider.System));
        await using (view.ConfigureAwait(false))
        {
            return await work(
                notebooks,
                options,
                e =>
                {
                    view.Report(e);
                    record(e);
                    if (FailFast && e is NotebookFinished { Result: { Verdict: Verdict.Failed, WillBeRetried: false } })
                        stop.Cancel();
                },
                stop.Token).ConfigureAwait(false);
        }
    }

    private IRunView View(RunProgress progress) => terminal switch
    {
        { Loudness: Loudness.Quiet } => new SilentView(),
        { Live: true, Loudness: Loudness.Normal } => new LiveView(progress),
        _ => new LinesView(terminal, progress, TimeProvider.System),
    };
}
