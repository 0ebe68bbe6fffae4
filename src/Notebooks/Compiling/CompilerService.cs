using Notebooks.Compiling.Packages;
using Notebooks.Planning;

namespace Notebooks.Compiling;

/// <summary>Compiling for a whole run or session: one cache, and one worker that starts when the cache first misses.</summary>
/// <param name="paths">Where results are kept.</param>
/// <param name="limit">How long one submission may take.</param>
/// <param name="restoreLimit">How long restoring packages may take, each time.</param>
/// <param name="process">The worker's process, which somebody else ends; null for one of its own.</param>
internal sealed class CompilerService(CachePaths paths, TimeSpan limit, RestoreLimit restoreLimit, CompilerProcess? process = null) : IAsyncDisposable
{
    private readonly CompilerProcess _process = process ?? new();
    private readonly CompileCache _cache = new(Trusted(paths.Submissions));
    private readonly PackageSupply _packages = new(paths.Packages, restoreLimit);

    /// <summary>Begins to compile a notebook, ahead of its execution.</summary>
    /// <param name="plan">The notebook.</param>
    /// <param name="onRestoring">Called with the names of packages when a restore begins, and with null when it has ended.</param>
    /// <param name="cancellationToken">Stops compiling.</param>
    public NotebookCompiler Start(Plan plan, Action<string?> onRestoring, CancellationToken cancellationToken) =>
        NotebookCompiler.Start(plan, StartChain(plan.Folder, onRestoring), cancellationToken);

    /// <summary>Begins a chain that grows cell by cell, as a reader runs them.</summary>
    /// <param name="folder">The notebook's folder.</param>
    /// <param name="onRestoring">Called with the names of packages when a restore begins, and with null when it has ended.</param>
    public SubmissionChain StartChain(string folder, Action<string?> onRestoring) => new(folder, (request, cancellation) => _process.CompileAsync(request, limit, cancellation), _cache, _packages, paths.Packages, onRestoring);

    public async ValueTask DisposeAsync()
    {
        await _packages.DisposeAsync().ConfigureAwait(false);
        if (process is null) await _process.DisposeAsync().ConfigureAwait(false);
    }

    // Other users may have written to this folder. Then nothing in it is used, which only costs time here.
    // The command reports the reason.
    private static string? Trusted(string? submissions) =>
        submissions is null || OwnFolder.RefusalWithin(Path.GetDirectoryName(submissions)!, submissions) is not null ? null : submissions;
}
