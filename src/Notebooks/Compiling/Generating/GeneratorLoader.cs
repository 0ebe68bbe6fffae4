using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Notebooks.Compiling.Generating;

/// <summary>The source generators in a file.</summary>
/// <param name="Generators">The generators; none when the file has none, or cannot be loaded.</param>
/// <param name="Failure">Why something in it cannot be loaded, or null.</param>
internal sealed record LoadedGenerators(ISourceGenerator[] Generators, string? Failure);

/// <summary>
/// Loads source generators into the compiler's process. Each folder has a context of its own, so that notebooks of one run may
/// use several versions of a package. A file that was replaced, as when a package is built anew, gets its folder a new one.
/// </summary>
internal sealed class GeneratorLoader : IAnalyzerAssemblyLoader
{
    private static readonly Dictionary<string, (LoadedGenerators Generators, FileStamp Stamp)> Loaded = [];
    private static readonly Dictionary<string, FolderContext> Contexts = [];

    /// <summary>The generators for C# in a file.</summary>
    /// <param name="file">Full path.</param>
    public static LoadedGenerators Load(string file)
    {
        var stamp = FileStamp.Of(file);
        if (Loaded.TryGetValue(file, out var known))
        {
            if (known.Stamp == stamp) return known.Generators;
            Forget(Path.GetDirectoryName(file)!);
        }

        string? failure = null;
        var reference = new AnalyzerFileReference(file, new GeneratorLoader());
        reference.AnalyzerLoadFailed += (_, e) =>
        {
            if (e.ErrorCode != AnalyzerLoadFailureEventArgs.FailureErrorCode.NoAnalyzers) failure ??= e.Exception?.Message ?? e.Message;
        };
        var generators = reference.GetGenerators(LanguageNames.CSharp);
        Loaded[file] = (new([.. generators], failure), stamp);
        return Loaded[file].Generators;
    }

    private static void Forget(string folder)
    {
        Contexts.Remove(folder);
        foreach (var file in Loaded.Keys.Where(file => Path.GetDirectoryName(file) == folder).ToArray()) Loaded.Remove(file);
    }

    public void AddDependencyLocation(string fullPath) { }

    public Assembly LoadFromPath(string fullPath)
    {
        var folder = Path.GetDirectoryName(fullPath)!;
        if (!Contexts.TryGetValue(folder, out var context)) Contexts[folder] = context = new(folder);
        return context.LoadFromAssemblyPath(fullPath);
    }

    private sealed class FolderContext(string folder) : AssemblyLoadContext("generators")
    {
        // The compiler and the framework are those that run. A generator's own copy of them would have other types.
        protected override Assembly? Load(AssemblyName assemblyName) =>
            assemblyName.Name is { } name && !name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) && FrameworkReferences.Find(name) is null
            && Path.Combine(folder, name + ".dll") is var path && File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
