using Microsoft.CodeAnalysis;
using Notebooks.Compiling;
using Notebooks.Processes;

namespace Notebooks.Workspaces.Language;

/// <summary>
/// The assemblies that code may use, with documentation. The framework that runs has no documentation. The SDK's reference
/// assemblies declare the same types and have it, so they are used instead where an SDK is installed.
/// </summary>
internal static class DocumentedReferences
{
    private static readonly string[] Packs = ["Microsoft.NETCore.App.Ref", "Microsoft.AspNetCore.App.Ref"];

    public static MetadataReference[] Framework { get; } = FindFramework();

    /// <summary>An assembly with the documentation that lies beside it.</summary>
    public static PortableExecutableReference Of(string path)
    {
        var documentation = Path.ChangeExtension(path, ".xml");
        return MetadataReference.CreateFromFile(path, default, File.Exists(documentation) ? XmlDocumentationProvider.CreateFromFile(documentation) : null);
    }

    private static MetadataReference[] FindFramework()
    {
        string[] reference = [.. Packs.SelectMany(Assemblies)];
        return reference.Length == 0
            ? FrameworkReferences.All
            : [.. reference.Concat(Toolchain.Libraries.Select(file => Path.Combine(AppContext.BaseDirectory, file))).Select(Of)];
    }

    private static IEnumerable<string> Assemblies(string pack)
    {
        var major = Environment.Version.Major;
        var folder = Path.Combine(Path.GetDirectoryName(DotNet.Path) ?? "", "packs", pack);
        if (!Directory.Exists(folder)) return [];
        return Directory.EnumerateDirectories(folder, $"{major}.*")
            .Select(version => Path.Combine(version, "ref", $"net{major}.0"))
            .Where(Directory.Exists)
            .OrderByDescending(path => path, StringComparer.Ordinal)
            .Take(1)
            .SelectMany(path => Directory.EnumerateFiles(path, "*.dll"));
    }
}
