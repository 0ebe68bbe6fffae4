using Microsoft.CodeAnalysis.CSharp;
using Notebooks.Compiling.Generating;

namespace Notebooks.Compiling;

/// <summary>Compilations that are already bound. So the next cell of a notebook does not start again from the first one.</summary>
internal sealed class ChainMemory
{
    // Forgetting a compilation costs a little time. Keeping every cell of a thousand notebooks would cost too much memory.
    private const int Capacity = 512;

    private readonly Dictionary<string, BoundSubmission> _compilations = [];

    /// <summary>A compilation that is known, unless a file that it has read is another one now. A key stands for the names of files, not for what is in them.</summary>
    public BoundSubmission? Recall(string key) => _compilations.GetValueOrDefault(key) is { IsOutdated: false } bound ? bound : null;

    public BoundSubmission Remember(string key, BoundSubmission compilation) => _compilations[key] = compilation;

    public void Forget(string key) => _compilations.Remove(key);

    /// <summary>Makes room, but always keeps the current chain: a session may have a thousand cells.</summary>
    public void MakeRoom(IEnumerable<string> needed)
    {
        if (_compilations.Count < Capacity) return;
        var kept = needed.ToHashSet();
        foreach (var key in _compilations.Keys.Where(key => !kept.Contains(key)).ToArray()) _compilations.Remove(key);
    }
}

/// <summary>A submission as Roslyn knows it, its references, and the result of generators, if any ran.</summary>
internal sealed record BoundSubmission(CSharpCompilation Compilation, ReferenceChain.Link References, GeneratorRun? Generated)
{
    /// <summary>The submission before generators added to it.</summary>
    public required CSharpCompilation Original { get; init; }

    /// <summary>Files that <c>#load</c> has brought in.</summary>
    public ReadFiles Loaded => ((LoadResolver)Compilation.Options.SourceReferenceResolver!).FilesRead;

    /// <summary>Whether a file that it has read has changed since.</summary>
    public bool IsOutdated => References.Resolver.FilesRead.HaveChanged || Loaded.HaveChanged;
}
