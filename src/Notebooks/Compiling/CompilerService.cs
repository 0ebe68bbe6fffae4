using Notebooks.Planning;

namespace Notebooks.Compiling;

/// <summary>Compiling for a whole run: one cache, and one worker that starts when the cache first misses.</summary>
internal sealed class CompilerService(string? cacheFolder, TimeSpan limit) : IAsyncDisposable
{
    private readonly CompilerProcess _process = new(limit);
    private readonly CompileCache _cache = new(cacheFolder);

    // Packages are remembered even by a run that keeps nothing else: a restore takes seconds.
    private readonly string _packageFolder = Path.Combine(cacheFolder ?? Path.Combine(Path.GetTempPath(), "interleave"), "packages");

    /// <summary>Begins to compile a notebook, ahead of its execution.</summary>
    public NotebookCompiler Start(Plan plan, CancellationToken cancellationToken) =>
        NotebookCompiler.Start(plan, _process, _cache, _packageFolder, cancellationToken);

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
