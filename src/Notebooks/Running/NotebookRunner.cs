using System.ComponentModel;
using Notebooks.Compiling;
using Notebooks.Formats;
using Notebooks.Planning;
using Notebooks.Processes;

namespace Notebooks.Running;

/// <summary>Runs notebooks: each in a process of its own, several at once. The compiler's process stays from one run to the next, because its first compilation takes the longest.</summary>
public sealed class NotebookRunner : IAsyncDisposable
{
    private readonly CompilerProcess _compiler = new();

    /// <summary>The process for the first notebook of the first run, if it was started before; else null.</summary>
    public FirstHost? First { get; init; }

    /// <summary>Runs <paramref name="notebooks"/> and reports what happens as it happens.</summary>
    /// <param name="notebooks">Paths of the notebooks.</param>
    /// <param name="options">Limits and modes.</param>
    /// <param name="report">Called for each event, never by two threads at once.</param>
    /// <param name="cancellationToken">Stops all hosts; the notebooks that had started still report their end, and the method returns what there is.</param>
    /// <returns>The results, in the order of <paramref name="notebooks"/>; notebooks that were never started are missing.</returns>
    public async Task<IReadOnlyList<NotebookResult>> RunAsync(
        IReadOnlyList<string> notebooks, RunOptions options, Action<RunEvent> report, CancellationToken cancellationToken = default)
    {
        await using var hosts = new HostSupply(notebooks.Count);
        if (notebooks.FirstOrDefault() is { } first && File.Exists(first)) hosts.Prepare(NotebookRun.HostFor(Planner.FolderOf(first), options), First?.Take());
        return await ForEachAsync(notebooks, options, report,
            (plan, compilers, before, serial) => new NotebookRun(plan, options, compilers, hosts, before, serial).RunAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Compiles <paramref name="notebooks"/> without running anything.</summary>
    /// <param name="notebooks">Paths of the notebooks.</param>
    /// <param name="options">Limits and modes.</param>
    /// <param name="report">Called for each event, never by two threads at once.</param>
    /// <param name="cancellationToken">Stops compiling.</param>
    /// <returns>The results, in the order of <paramref name="notebooks"/>; cells that compile (or fail as expected) have passed.</returns>
    public Task<IReadOnlyList<NotebookResult>> CheckAsync(
        IReadOnlyList<string> notebooks, RunOptions options, Action<RunEvent> report, CancellationToken cancellationToken = default) =>
        ForEachAsync(notebooks, options, report, (plan, compilers, _, serial) => new NotebookCheck(plan, compilers, serial).RunAsync(cancellationToken), cancellationToken);

    /// <summary>Id of the compiler's process, while there is one.</summary>
    internal int? CompilerId => _compiler.WorkerId;

    /// <summary>Ends the compiler's process.</summary>
    public ValueTask DisposeAsync() => _compiler.DisposeAsync();

    private async Task<IReadOnlyList<NotebookResult>> ForEachAsync(
        IReadOnlyList<string> notebooks, RunOptions options, Action<RunEvent> report,
        Func<Plan, CompilerService, NotebookResult?, Action<RunEvent>, Task<NotebookResult>> run, CancellationToken cancellationToken)
    {
        var gate = new Lock();
        var results = new NotebookResult?[notebooks.Count];
        var plans = new Plan?[notebooks.Count];
        for (var i = 0; i < plans.Length; i++) plans[i] = TryPlan(notebooks[i], options, out results[i]);
        foreach (var unreadable in results.OfType<NotebookResult>()) Serial(new NotebookFinished(unreadable.Path, unreadable));

        await using var compilers = new CompilerService(options.Cache, options.CompileTimeout, new(options.RestoreTimeout, "--restore-timeout"), _compiler);
        await RunAllAsync(i => plans[i] is { Exclusive: false }, Math.Max(1, options.Jobs)).ConfigureAwait(false);
        await RunAllAsync(i => plans[i] is { Exclusive: true }, 1).ConfigureAwait(false);
        await RunAllAsync(i => results[i] is { WillBeRetried: true }, 1).ConfigureAwait(false);
        return [.. results.OfType<NotebookResult>()];

        // Parallel.ForEachAsync would do the same. Its code for int is compiled at every start, and so is LINQ's.
        Task RunAllAsync(Func<int, bool> isMeant, int jobs)
        {
            List<int> waiting = [];
            for (var i = 0; i < plans.Length; i++)
                if (isMeant(i)) waiting.Add(i);
            var begun = -1;
            var running = new Task[Math.Min(jobs, waiting.Count)];
            for (var i = 0; i < running.Length; i++) running[i] = Task.Run(RunThemAsync);
            return Task.WhenAll(running);

            async Task RunThemAsync()
            {
                while (Interlocked.Increment(ref begun) is var next && next < waiting.Count && !cancellationToken.IsCancellationRequested)
                    results[waiting[next]] = await TryRunAsync(plans[waiting[next]]!, results[waiting[next]]).ConfigureAwait(false);
            }
        }

        async Task<NotebookResult> TryRunAsync(Plan plan, NotebookResult? before)
        {
            try
            {
                return await run(plan, compilers, before, Serial).ConfigureAwait(false);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or Win32Exception)
            {
                // There is no process, no folder or no space. This notebook cannot be run, but the others perhaps can.
                var failed = Failed(plan.Path, $"{plan.Path}: the notebook could not be run: {e.Message}", 0);
                Serial(new NotebookFinished(plan.Path, failed));
                return failed;
            }
        }

        void Serial(RunEvent message)
        {
            lock (gate) report(message);
        }
    }

    private static Plan? TryPlan(string path, RunOptions options, out NotebookResult? failed)
    {
        try
        {
            failed = null;
            return Planner.Plan(path, NotebookFile.Read(path), options.Unsolved, options.Parameters, keepsCellsWhole: options.Engine == EngineKind.Interactive, options.SkipForeign);
        }
        catch (NotebookFormatException e)
        {
            failed = Failed(path, e.Message, e.Line);
            return null;
        }
    }

    private static NotebookResult Failed(string path, string message, int line) =>
        new() { Path = path, Verdict = Verdict.Failed, CellCount = 0, Cells = [], Failure = new(FailureKind.Unsupported, message, line, []) };
}
