using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Notebooks.Processes;

namespace Notebooks.Compiling;

/// <summary>A project generated to let the SDK restore packages, as it would for any program.</summary>
internal sealed partial class PackageProject(string folder, IReadOnlyList<Package> packages, IReadOnlyList<string> sources)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(100);

    private readonly string _directory = Path.Combine(folder, Hash.Of([.. packages.Select(p => $"{p.Id.ToLowerInvariant()} {p.Version}"), .. sources, RuntimeInformation.RuntimeIdentifier])[..20]);

    public RestoredPackages Restore()
    {
        var assets = Path.Combine(_directory, "obj", "project.assets.json");
        if (PackageAssets.TryRead(assets) is { } known) return known;

        var project = Path.Combine(_directory, "packages.csproj");
        Directory.CreateDirectory(_directory);
        // Settings of a checkout that happens to lie above the cache must not reach this project.
        foreach (var file in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
            File.WriteAllText(Path.Combine(_directory, file), "<Project />");
        File.WriteAllText(project, Project().ToString());

        var output = RunRestore(project);
        return PackageAssets.TryRead(assets) ?? throw Failure(output);
    }

    private XElement Project() => new(
        "Project",
        new XAttribute("Sdk", "Microsoft.NET.Sdk"),
        new XElement("PropertyGroup",
            new XElement("TargetFramework", "net10.0"),
            new XElement("RuntimeIdentifier", RuntimeInformation.RuntimeIdentifier),
            new XElement("SelfContained", "false"),
            new XElement("RestoreAdditionalProjectSources", string.Join(';', sources)),
            // An advisory is news for the author of a notebook, not a reason to stop.
            new XElement("NuGetAudit", "false")),
        new XElement("ItemGroup",
            new XElement("FrameworkReference", new XAttribute("Include", "Microsoft.AspNetCore.App")),
            packages.Select(p => new XElement("PackageReference", new XAttribute("Include", p.Id), new XAttribute("Version", p.Version)))));

    private string RunRestore(string project)
    {
        var start = new ProcessStartInfo(DotNet.Path, ["restore", project, "--nologo"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _directory,
        };
        // Without a network the answer should be quick, not the sixth attempt's.
        start.Environment["NUGET_ENHANCED_MAX_NETWORK_TRY_COUNT"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            throw new PackageException("NU0000", $"{Names()} could not be restored within {Limit.TotalSeconds} s. Check the network, or reference a DLL instead: #r \"path.dll\".");
        }
        return output.Result + errors.Result;
    }

    private PackageException Failure(string output) =>
        ErrorLine().Match(output) is { Success: true } error
            ? new(error.Groups["code"].Value, $"{Names()} cannot be had: {error.Groups["message"].Value.Trim()}")
            : new("NU0000", $"{Names()} cannot be had: {output.Trim()}");

    private string Names() => string.Join(", ", packages.Select(p => p.Version == "*" ? p.Id : $"{p.Id} {p.Version}"));

    [GeneratedRegex(@"error (?<code>NU\d{4}):\s*(?<message>.*?)(\s*\[[^\]]*\])?\s*$", RegexOptions.Multiline)]
    private static partial Regex ErrorLine();
}
