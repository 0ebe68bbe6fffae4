using Microsoft.CodeAnalysis.CSharp;
using Notebooks.Compiling.Generating;

namespace Notebooks.Compiling;

/// <summary>Compilations already bound, so that the next cell of a notebook need not start from its first.</summary>
internal sealed class ChainMemory
{
    // Forgetting costs a little time only; keeping every cell of a thousand notebooks would cost memory for ever.
    private const int Capacity = 512;

    private readonly Dictionary<string, BoundSubmission> _compilations = [];

    public BoundSubmission? Recall(string key) => _compilations.GetValueOrDefault(key);

    public BoundSubmission Remember(string key, BoundSubmission compilation) => _compilations[key] = compilation;

    public void Forget(string key) => _compilations.Remove(key);

    /// <summary>Makes room, but never at the cost of the chain at hand: a session may have a thousand cells.</summary>
    public void MakeRoom(IEnumerable<string> needed)
    {
        if (_compilations.Count < Capacity) return;
        var kept = needed.ToHashSet();
        foreach (var key in _compilations.Keys.Where(key => !kept.Contains(key)).ToArray()) _compilations.Remove(key);
    }
}

/// <summary>A submission as Roslyn knows it, what it may reference, and what generators did to it, if any ran.</summary>
internal sealed record BoundSubmission(CSharpCompilation Compilation, ReferenceChain.Link References, GeneratorRun? Generated);
