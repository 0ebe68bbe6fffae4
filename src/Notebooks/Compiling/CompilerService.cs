using Notebooks.Planning;

namespace Notebooks.Compiling;

/// <summary>Compiling for a whole run: one cache, and one worker that starts when the cache first misses.</summary>
internal sealed class CompilerService(string? cacheFolder, TimeSpan limit) : IAsyncDisposable
{
    private readonly CompilerProcess _process = new(limit);
    private readonly CompileCache _cache = new(cacheFolder);

    /// <summary>Where restored packages are remembered, even by a run that keeps nothing else: a restore takes seconds.</summary>
    public string PackageFolder { get; } = Path.Combine(cacheFolder ?? Path.Combine(Path.GetTempPath(), "interleave"), "packages");

    /// <summary>Begins to compile a notebook, ahead of its execution.</summary>
    public NotebookCompiler Start(Plan plan, CancellationToken cancellationToken) =>
        NotebookCompiler.Start(plan, _process, _cache, PackageFolder, cancellationToken);

    /// <summary>Begins a chain that grows cell by cell, as a reader runs them.</summary>
    /// <param name="folder">The notebook's folder.</param>
    public SubmissionChain StartChain(string folder) => new(folder, _process, _cache, PackageFolder);

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
