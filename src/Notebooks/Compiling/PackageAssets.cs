using System.Text.Json;
using System.Text.Json.Nodes;
using Notebooks.Protocol;

namespace Notebooks.Compiling;

/// <summary>Reads what a restore decided, from <c>project.assets.json</c>.</summary>
internal static class PackageAssets
{
    /// <returns>What was restored, or null when the restore failed or a file is gone.</returns>
    public static RestoredPackages? TryRead(string assetsFile)
    {
        try
        {
            if (!File.Exists(assetsFile) || JsonNode.Parse(File.ReadAllText(assetsFile)) is not JsonObject assets) return null;
            if (assets["logs"] is JsonArray logs && logs.Any(log => (string?)log?["level"] == "Error")) return null;
            string[] folders = [.. assets["packageFolders"]!.AsObject().Select(f => f.Key)];
            // The target with a runtime identifier knows which files suit this machine.
            var target = assets["targets"]!.AsObject().Last(t => t.Key.Contains('/')).Value!.AsObject();
            return new(
                [.. target.SelectMany(library => Files(assets, folders, library.Key, library.Value!.AsObject())).Where(f => f.EndsWith(".dll", StringComparison.Ordinal) && !IsOfHost(f))],
                [.. target.SelectMany(library => Extensions(assets, folders, library.Key))]);
        }
        catch (Exception e) when (e is IOException or JsonException or InvalidOperationException or NullReferenceException)
        {
            return null;
        }
    }

    // Two assemblies of one name would make every name of theirs ambiguous, and the host has loaded its own.
    private static bool IsOfHost(string file) => Toolchain.Libraries.Any(library => Path.GetFileName(library) == Path.GetFileName(file));

    private static IEnumerable<string> Extensions(JsonObject assets, string[] folders, string library) =>
        from file in assets["libraries"]![library]!["files"]?.AsArray().Select(f => (string)f!) ?? []
        where PackageExtension.Is(file)
        let path = (string)assets["libraries"]![library]!["path"]!
        select Path.GetFullPath(folders.Select(folder => Path.Combine(folder, path, file)).First(File.Exists));

    private static IEnumerable<string> Files(JsonObject assets, string[] folders, string library, JsonObject content) =>
        from file in content["runtime"]?.AsObject().Select(f => f.Key) ?? []
        where Path.GetFileName(file) != "_._"
        let path = (string)assets["libraries"]![library]!["path"]!
        select folders.Select(folder => Path.Combine(folder, path, file)).First(File.Exists);
}
