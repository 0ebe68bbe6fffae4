using Microsoft.CodeAnalysis.CSharp;

namespace Notebooks.Compiling;

/// <summary>Compilations already bound, so that the next cell of a notebook need not start from its first.</summary>
internal sealed class ChainMemory
{
    // Forgetting costs a little time only; keeping every cell of a thousand notebooks would cost memory for ever.
    private const int Capacity = 512;

    private readonly Dictionary<string, CSharpCompilation> _compilations = [];

    public CSharpCompilation? Recall(string key) => _compilations.GetValueOrDefault(key);

    public CSharpCompilation Remember(string key, CSharpCompilation compilation)
    {
        if (_compilations.Count >= Capacity) _compilations.Clear();
        return _compilations[key] = compilation;
    }

    public void Forget(string key) => _compilations.Remove(key);
}
