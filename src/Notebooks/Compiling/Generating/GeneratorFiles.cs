using Notebooks.Processes;

namespace Notebooks.Compiling.Generating;

/// <summary>The source generators of the shared frameworks: files of the SDK, by the attribute that needs them. The runner uses this class, too, so it must not refer to Roslyn.</summary>
internal static class GeneratorFiles
{
    private const string Core = "Microsoft.NETCore.App.Ref";
    private const string Web = "Microsoft.AspNetCore.App.Ref";

    private static readonly Dictionary<string, (string Pack, string File)> Known = new()
    {
        ["GeneratedRegex"] = (Core, "System.Text.RegularExpressions.Generator.dll"),
        ["JsonSerializable"] = (Core, "System.Text.Json.SourceGeneration.dll"),
        ["LibraryImport"] = (Core, "Microsoft.Interop.LibraryImportGenerator.dll"),
        ["LoggerMessage"] = (Web, "Microsoft.Extensions.Logging.Generators.dll"),
    };

    /// <summary>Whether a text may need a generator. The check is cheap, and sometimes wrong.</summary>
    public static bool MayBeNeededBy(string text) =>
        text.Contains("partial", StringComparison.Ordinal) && Known.Keys.Any(attribute => text.Contains(attribute, StringComparison.Ordinal));

    /// <summary>Whether an attribute needs one of these generators.</summary>
    /// <param name="attribute">Its name, without namespace and without <c>Attribute</c>.</param>
    public static bool IsKnown(string attribute) => Known.ContainsKey(attribute);

    /// <summary>Full path of the generator for an attribute, or null when there is none, or no SDK for the framework that runs the cells.</summary>
    /// <param name="attribute">Its name, without namespace and without <c>Attribute</c>.</param>
    public static string? Find(string attribute) =>
        Known.TryGetValue(attribute, out var known) && FolderOf(known.Pack) is { } folder && Path.Combine(folder, "analyzers", "dotnet", "cs", known.File) is var path && File.Exists(path) ? path : null;

    // Takes the newest pack of the framework's own version, because a generator writes code for the API of its framework.
    private static string? FolderOf(string pack)
    {
        if (Path.GetDirectoryName(DotNet.Path) is not { Length: > 0 } root || !Directory.Exists(Path.Combine(root, "packs", pack))) return null;
        return Directory.EnumerateDirectories(Path.Combine(root, "packs", pack))
            .Select(folder => (Folder: folder, Version: Version.TryParse(Path.GetFileName(folder).Split('-')[0], out var version) ? version : new()))
            .Where(found => (found.Version.Major, found.Version.Minor) == (Environment.Version.Major, Environment.Version.Minor))
            .OrderByDescending(found => found.Version).Select(found => found.Folder).FirstOrDefault();
    }
}
