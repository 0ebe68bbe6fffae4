using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Notebooks.Compiling.Packages;

/// <summary>A project generated to let the SDK restore packages, as it would for any program.</summary>
/// <param name="folder">Folder of such projects, in a folder that belongs to this user alone.</param>
/// <param name="packages">The packages.</param>
/// <param name="sources">Package sources, besides those that NuGet has.</param>
internal sealed partial class PackageProject(string folder, IReadOnlyList<Package> packages, IReadOnlyList<string> sources)
{
    /// <summary>Its own folder. Every set of packages has a different one.</summary>
    public string Directory { get; } = Path.Combine(folder, Hash.Of([.. packages.Select(p => $"{p.Id.ToLowerInvariant()} {p.Version}"), .. sources, RuntimeInformation.RuntimeIdentifier])[..20]);

    /// <summary>The project file, once it is written.</summary>
    public string File => Path.Combine(Directory, "packages.csproj");

    private string Assets => Path.Combine(Directory, "obj", "project.assets.json");

    /// <summary>The result of an earlier restore, or null when there is none, or when it is incomplete.</summary>
    /// <exception cref="PackageException">Another user may have written the files of the project.</exception>
    public RestoredPackages? TryRead()
    {
        Require(Path.GetDirectoryName(folder)!, folder, Directory, Path.GetDirectoryName(Assets)!, Assets);
        return PackageAssets.TryRead(Assets);
    }

    /// <summary>The result of the restore that has just ended.</summary>
    /// <param name="output">Its output.</param>
    /// <exception cref="PackageException">It failed.</exception>
    public RestoredPackages Read(string output = "") => TryRead() ?? throw Failure(output);

    /// <summary>Writes the project.</summary>
    /// <exception cref="PackageException">It cannot be written, or other users can write there, too.</exception>
    public void Write()
    {
        try
        {
            OwnFolder.Create(Path.GetDirectoryName(Assets)!);
            Require(Path.GetDirectoryName(folder)!, folder, Directory, Path.GetDirectoryName(Assets)!);
            // Settings of a checkout above the cache must not reach this project. These files end MSBuild's search.
            foreach (var file in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
                Write(Path.Combine(Directory, file), "<Project />");
            Write(File, Content().ToString());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PackageException("NU0000", $"{Names} cannot be restored: {e.Message} Set NB_CACHE to a folder that you may write.");
        }
    }

    /// <summary>The packages, in words.</summary>
    public string Names => string.Join(", ", packages);

    // Another run may write the same file. The move keeps each file whole, whichever run comes last.
    private static void Write(string path, string content)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}";
        System.IO.File.WriteAllText(temporary, content);
        System.IO.File.Move(temporary, path, overwrite: true);
    }

    private static void Require(params string[] places)
    {
        if (OwnFolder.RefusalWithin(places) is { } refusal) throw new PackageException("NU0000", $"Packages are not restored: {refusal} Or set NB_CACHE to a folder of your own.");
    }

    private XElement Content() => new(
        "Project",
        new XAttribute("Sdk", "Microsoft.NET.Sdk"),
        new XElement("PropertyGroup",
            new XElement("TargetFramework", "net10.0"),
            new XElement("RuntimeIdentifier", RuntimeInformation.RuntimeIdentifier),
            new XElement("SelfContained", "false"),
            new XElement("RestoreAdditionalProjectSources", string.Join(';', sources)),
            // A security advisory is for the author of a notebook. It must not stop the restore.
            new XElement("NuGetAudit", "false")),
        new XElement("ItemGroup",
            new XElement("FrameworkReference", new XAttribute("Include", "Microsoft.AspNetCore.App")),
            packages.Select(p => new XElement("PackageReference", new XAttribute("Include", p.Id), new XAttribute("Version", p.Version)))));

    // NuGet names the one package that cannot be restored. The message leaves out the others, which are not at fault.
    private PackageException Failure(string output)
    {
        if (PackageAssets.TryReadError(Assets) is { } error) return new(error.Code, $"{NameOf(error.Id)} cannot be had: {error.Message.Trim()}", error.Id);
        return ErrorLine().Match(output) is { Success: true } line
            ? new(line.Groups["code"].Value, $"{NameOf(null)} cannot be had: {line.Groups["message"].Value.Trim()}")
            : new("NU0000", $"{NameOf(null)} cannot be had: {output.Trim()}");
    }

    private string NameOf(string? id) => id is null ? Names : packages.FirstOrDefault(p => p.Id.Equals(id, StringComparison.OrdinalIgnoreCase))?.ToString() ?? id;

    [GeneratedRegex(@"error (?<code>[A-Z]+\d{4}):\s*(?<message>.*?)(\s*\[[^\]]*\])?\s*$", RegexOptions.Multiline)]
    private static partial Regex ErrorLine();
}
