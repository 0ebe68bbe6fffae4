using Notebooks.Cli.Rendering;
using Notebooks.Running;

namespace Notebooks.Cli;

/// <summary>What an engine does with notebooks: runs them or checks them.</summary>
internal delegate Task<IReadOnlyList<NotebookResult>> Engine(
    IReadOnlyList<string> notebooks, RunOptions options, Action<RunEvent> report, CancellationToken cancellationToken);

/// <summary>One invocation of `nb run` or `nb check`: watches the engine, reports failures, sums up.</summary>
internal sealed class Session(Terminal terminal, Engine engine)
{
    public int Rounds { get; init; } = 1;

    public string? OutFolder { get; init; }

    public bool CpuLoad { get; init; }

    public async Task<int> RunAsync(IReadOnlyList<string> notebooks, RunOptions options)
    {
        var saved = OutFolder is null ? null : new ExecutedFiles(notebooks, OutFolder, Rounds);
        using var interruption = new Interruption();
        using var load = CpuLoad ? new CpuLoad() : null;
        var summary = new Summary(terminal, notebooks, Rounds);

        for (var round = 1; round <= Rounds && !interruption.Happened; round++)
        {
            if (Rounds > 1)
                terminal.Out.WriteLine($"Run {round} of {Rounds}");

            var results = await WatchAsync(notebooks, options, saved?.ForRound(round), interruption.Token).ConfigureAwait(false);
            summary.Add(results);
            foreach (var result in results)
                new NotebookReport(terminal).Write(result);
        }

        summary.Write();
        foreach (var problem in saved?.Problems ?? [])
            await Console.Error.WriteLineAsync($"nb: {problem}").ConfigureAwait(false);

        return interruption.Happened ? ExitCode.Interrupted
            : summary.AllPassed && saved is not { Problems.Count: > 0 } ? ExitCode.Passed
            : ExitCode.Failed;
    }

    private async Task<IReadOnlyList<NotebookResult>> WatchAsync(
        IReadOnlyList<string> notebooks, RunOptions options, Action<RunEvent>? save, CancellationToken cancellationToken)
    {
        IRunView view = terminal.Live
            ? new LiveView(new RunProgress(notebooks, TimeProvider.System))
            : new LinesView(terminal, new RunProgress(notebooks, TimeProvider.System), TimeProvider.System);
        await using (view.ConfigureAwait(false))
        {
            return await engine(
                notebooks,
                options,
                e =>
                {
                    view.Report(e);
                    save?.Invoke(e);
                },
                cancellationToken).ConfigureAwait(false);
        }
    }
}
