using Notebooks.Planning;

namespace Notebooks.Compiling;

/// <summary>Compiling for a whole run: one cache, and one worker that starts when the cache first misses.</summary>
/// <param name="paths">Where results are kept.</param>
/// <param name="limit">How long one submission may take.</param>
internal sealed class CompilerService(CachePaths paths, TimeSpan limit) : IAsyncDisposable
{
    private readonly CompilerProcess _process = new(limit);
    private readonly CompileCache _cache = new(paths.Submissions);

    /// <summary>Begins to compile a notebook, ahead of its execution.</summary>
    public NotebookCompiler Start(Plan plan, CancellationToken cancellationToken) =>
        NotebookCompiler.Start(plan, StartChain(plan.Folder), cancellationToken);

    /// <summary>Begins a chain that grows cell by cell, as a reader runs them.</summary>
    /// <param name="folder">The notebook's folder.</param>
    public SubmissionChain StartChain(string folder) => new(folder, _process, _cache, paths.Packages);

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
