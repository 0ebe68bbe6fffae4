using System.Text.Json.Nodes;

namespace Notebooks.Formats;

/// <summary>Every name and alias that means a language in one document: the usual ones and those its metadata declares.</summary>
internal sealed class KernelNames
{
    private readonly Dictionary<string, string> _canonical = new(StringComparer.Ordinal);

    private KernelNames(IEnumerable<JsonNode?> kernelInfos, Action<string>? warn)
    {
        foreach (var language in Languages.Known)
        foreach (var name in (string[])[language.Name, .. language.Aliases])
            _canonical[name] = language.Name;

        // Names are added before aliases, because no declared alias may take the name of another declared kernel.
        var kernels = kernelInfos.SelectMany(info => Declared(info, warn)).ToList();
        foreach (var kernel in kernels) _canonical.TryAdd(kernel.Name, kernel.Name);
        foreach (var (name, aliases) in kernels)
        foreach (var alias in aliases)
            if (!_canonical.TryAdd(alias, _canonical[name]) && _canonical[alias] != _canonical[name])
                warn?.Invoke($"The alias \"{alias.Shown()}\" of the kernel \"{name.Shown()}\" is ignored, because it already means \"{_canonical[alias].Shown()}\".");
    }

    /// <summary>Reads the declarations from both places in both formats, so that a line means the same before and after a conversion.</summary>
    public static KernelNames Of(JsonObject metadata, Action<string>? warn = null) =>
        new([metadata["kernelInfo"], metadata["polyglot_notebook"].At("kernelInfo")], warn);

    /// <summary>The names that are known to a reader of nothing but <c>kernelInfo</c>.</summary>
    public static KernelNames OfKernelInfo(JsonObject metadata) => new([metadata["kernelInfo"]], null);

    public string? Find(string name) => _canonical.GetValueOrDefault(name);

    public string Normalise(string name) => Find(name) ?? name;

    /// <summary>The language of a line that consists of <c>#!</c> and a name or alias; otherwise null.</summary>
    public string? Separator(ReadOnlySpan<char> line) =>
        line.StartsWith("#!") && !line.StartsWith("#!meta")
        && _canonical.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(line[2..], out var language) ? language : null;

    /// <summary>The name that a line almost consists of. Trailing blanks or another case make the line text.</summary>
    public string? NearMiss(string line)
    {
        if (!line.StartsWith("#!", StringComparison.Ordinal) || Separator(line) is not null) return null;
        var word = line[2..].TrimEnd();
        return Find(word) ?? Find(word.ToLowerInvariant());
    }

    private static IEnumerable<Declaration> Declared(JsonNode? kernelInfo, Action<string>? warn)
    {
        if (kernelInfo is null || kernelInfo is JsonObject && kernelInfo.At("items") is null) yield break;
        if (kernelInfo.At("items") is not JsonArray items)
        {
            warn?.Invoke("\"kernelInfo\" is ignored, because it is not an object with an array \"items\".");
            yield break;
        }

        foreach (var item in items)
            if (item.At("name").Text() is { } name)
                yield return new(name, [.. (item.At("aliases") as JsonArray ?? []).Select(alias => alias.Text()).OfType<string>()]);
            else
                warn?.Invoke("An item of \"kernelInfo\" is ignored, because it has no name.");
    }

    private sealed record Declaration(string Name, string[] Aliases);
}
