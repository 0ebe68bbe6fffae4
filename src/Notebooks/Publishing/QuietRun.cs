using Notebooks.Running;

namespace Notebooks.Publishing;

/// <summary>Runs notebooks whose outputs will be shown. All are compiled first. Then one runs at a time, so that no other slows it down.</summary>
public static class QuietRun
{
    /// <summary>Compiles and runs.</summary>
    /// <param name="notebooks">Paths of the notebooks.</param>
    /// <param name="options">Limits and modes; the number of jobs is for compiling only.</param>
    /// <param name="compiling">Called for each event while they are compiled, never by two threads at once.</param>
    /// <param name="report">Called for each event of the runs, never by two threads at once.</param>
    /// <param name="ended">Called and awaited after each notebook, before the next one starts.</param>
    /// <param name="cancellationToken">Stops what runs; what has not started is missing in the result.</param>
    /// <returns>The results in the order of <paramref name="notebooks"/>.</returns>
    public static async Task<IReadOnlyList<NotebookResult>> RunAsync(
        IReadOnlyList<string> notebooks, RunOptions options, Action<RunEvent> compiling, Action<RunEvent> report, Func<NotebookResult, Task> ended, CancellationToken cancellationToken = default)
    {
        await using var runner = new NotebookRunner();
        // A run without a cache compiles everything anew, but not while notebooks are timed. What is compiled first is
        // kept in a temporary cache until the end.
        using var kept = options.Cache.Submissions is null ? new TemporaryFolder() : null;
        if (kept is not null) options = options with { Cache = options.Cache with { Submissions = Path.Combine(kept.Path, "submissions") } };
        var compiled = await runner.CheckAsync(notebooks, options with { KeepGoing = true }, compiling, cancellationToken).ConfigureAwait(false);
        List<NotebookResult> results = [];
        foreach (var check in compiled)
        {
            if (cancellationToken.IsCancellationRequested) break;
            // A cell that does not compile in the check also fails in the run. The run has the outputs of the cells before.
            var ran = await runner.RunAsync([check.Path], options with { Jobs = 1 }, report, cancellationToken).ConfigureAwait(false);
            foreach (var result in ran)
            {
                results.Add(result);
                await ended(result).ConfigureAwait(false);
            }
        }

        return results;
    }

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("nb-").FullName;

        public void Dispose()
        {
            try { Directory.Delete(Path, recursive: true); }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException) { }
        }
    }
}
