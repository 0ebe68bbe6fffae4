using System.Text.Json;
using System.Text.Json.Nodes;
using Notebooks.Protocol;

namespace Notebooks.Compiling.Packages;

/// <summary>Reads the result of a restore from <c>project.assets.json</c>.</summary>
internal static class PackageAssets
{
    /// <returns>What was restored, or null when the restore failed or a file is gone.</returns>
    public static RestoredPackages? TryRead(string assetsFile)
    {
        try
        {
            if (!File.Exists(assetsFile) || JsonNode.Parse(File.ReadAllText(assetsFile)) is not JsonObject assets) return null;
            return Errors(assets).Any() ? null : Read(assets);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or BadImageFormatException or JsonException or InvalidOperationException or NullReferenceException)
        {
            return null;
        }
    }

    /// <summary>The reason why a restore failed, if the restore wrote it down.</summary>
    /// <returns>The first error: its code, the package it is about, and NuGet's words.</returns>
    public static (string Code, string? Id, string Message)? TryReadError(string assetsFile)
    {
        try
        {
            if (!File.Exists(assetsFile) || JsonNode.Parse(File.ReadAllText(assetsFile)) is not JsonObject assets) return null;
            return Errors(assets).Select(error => ((string)error["code"]!, (string?)error["libraryId"], (string)error["message"]!)).Cast<(string, string?, string)?>().FirstOrDefault();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static IEnumerable<JsonNode> Errors(JsonObject assets) => (assets["logs"] as JsonArray ?? []).OfType<JsonNode>().Where(log => (string?)log["level"] == "Error");

    private static RestoredPackages Read(JsonObject assets)
    {
        string[] folders = [.. assets["packageFolders"]!.AsObject().Select(f => f.Key)];
        // The target with a runtime identifier lists the files that suit this machine.
        var target = assets["targets"]!.AsObject().Last(t => t.Key.Contains('/')).Value!.AsObject();
        return new()
        {
            Compile = [.. Assemblies("compile")],
            Runtime = [.. Assemblies("runtime")],
            Native = [.. Files("native")],
            Resources = [.. Files("resource")],
            Extensions = [.. InPackages(PackageExtension.Is).Select(file => file.Path)],
            Analyzers = [.. InPackages(PackageAnalyzer.Is).Select(file => new PackageAnalyzer(file.Package, file.Path))],
            Content = [.. ContentFiles()],
            Versions = target.Select(library => library.Key.Split('/')).ToDictionary(name => name[0], name => name[1], StringComparer.OrdinalIgnoreCase),
        };

        IEnumerable<string> Assemblies(string kind) => Files(kind).Where(f => f.EndsWith(".dll", StringComparison.Ordinal) && !IsOfHost(f) && !FrameworkReferences.HasNewer(f));

        IEnumerable<string> Files(string kind) =>
            from library in target
            from file in library.Value![kind]?.AsObject().Select(f => f.Key) ?? []
            where Path.GetFileName(file) != "_._"
            select FullPath(library.Key, file);

        IEnumerable<ContentFile> ContentFiles() =>
            from library in target
            from file in library.Value!["contentFiles"]?.AsObject() ?? []
            where (bool?)file.Value!["copyToOutput"] == true && (string?)file.Value["codeLanguage"] is "any" or "cs" && file.Value["outputPath"] is not null
            select new ContentFile(FullPath(library.Key, file.Key), (string)file.Value["outputPath"]!);

        // Extensions and analyzers are not among the assets of a target.
        IEnumerable<(string Package, string Path)> InPackages(Func<string, bool> isWanted) =>
            from library in target
            from file in assets["libraries"]![library.Key]!["files"]?.AsArray().Select(f => (string)f!) ?? []
            where isWanted(file)
            select (library.Key.Split('/')[0], FullPath(library.Key, file));

        string FullPath(string library, string file)
        {
            var path = (string)assets["libraries"]![library]!["path"]!;
            return Path.GetFullPath(folders.Select(folder => Path.Combine(folder, path, file)).First(File.Exists));
        }
    }

    // Two assemblies with the same name would make every name in them ambiguous. The host has loaded its own one.
    private static bool IsOfHost(string file) => Toolchain.Libraries.Any(library => Path.GetFileName(library) == Path.GetFileName(file));
}
