using System.Runtime.Versioning;
using Notebooks.Compiling;
using Notebooks.Compiling.Packages;
using Notebooks.Tests.Compiling.Packages;
using Notebooks.Running;

namespace Notebooks.Tests.Compiling;

/// <summary>What others have put where packages and compiled cells lie is not run.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class PlantedTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public PlantedTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "needs the permissions of Unix");

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData("", "everybody's")]
    [InlineData("packages", "link")]
    [InlineData("packages", "stranger's")]
    [InlineData("project", "everybody's")]
    [InlineData("project/obj", "link")]
    [InlineData("project/obj/project.assets.json", "stranger's")]
    public void What_is_planted_is_not_taken_for_restored_packages(string place, string kind)
    {
        var packages = Path.Combine(_workspace.Folder, "cache", "packages");
        var project = new PackageReferences(packages, ["#r \"nuget: Planted, 1.0.0\""]).Project;
        Plant(project);
        Assert.NotNull(project.TryRead());

        var spoiled = place.StartsWith("project", StringComparison.Ordinal) ? Path.Combine(project.Directory, place[7..].TrimStart('/')) : Path.Combine(Path.GetDirectoryName(packages)!, place);
        Spoiled.Make(Path.TrimEndingDirectorySeparator(spoiled), kind);

        Assert.StartsWith("Packages are not restored: ", Assert.Throws<PackageException>(project.TryRead).Message);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_run_without_a_cache_does_not_load_what_another_user_has_planted()
    {
        var packages = Path.Combine(_workspace.Folder, "cache", "packages");
        var project = new PackageReferences(packages, ["#r \"nuget: Planted, 1.0.0\""]).Project;
        Plant(project);
        Spoiled.Make(Path.Combine(_workspace.Folder, "cache"), Environment.IsPrivilegedProcess ? "stranger's" : "everybody's");

        var result = await _workspace.RunAsync(
            _workspace.WriteCells("test.dib", "#r \"nuget: Planted, 1.0.0\"\nConsole.Write(Planted.Text);"),
            _workspace.Options with { CacheFolder = null, Cache = new(null, packages) });

        Assert.StartsWith($"error NU0000: Packages are not restored: {_workspace.Folder}{Path.DirectorySeparatorChar}cache ", Assert.Single(result.Cells).Failure!.Message);
        Assert.DoesNotContain(result.Cells[0].Outputs, output => output is TextOutput);
    }

    [Fact(Timeout = 120_000)]
    public async Task Compiled_cells_that_another_user_has_planted_are_not_run()
    {
        string[] cells = ["Console.Write(1);"];
        Directory.CreateDirectory(_workspace.Cache, Spoiled.UsualMode);
        await _workspace.RunCellsAsync(cells);
        Assert.Equal(0, (await _workspace.RunCellsAsync(cells)).Cells[0].Compiled);

        File.SetUnixFileMode(Path.Combine(_workspace.Cache, "submissions"), (UnixFileMode)0b111_111_111);

        Assert.Equal(1, (await _workspace.RunCellsAsync(cells)).Cells[0].Compiled);
    }

    // As a restore leaves it: a package with an assembly that no restore has brought.
    private void Plant(PackageProject project)
    {
        // As folders are usually made, and not so that others are kept out from the first one on.
        foreach (var folder in (string[])["../..", "..", ".", "obj"]) Directory.CreateDirectory(Path.GetFullPath(folder, project.Directory), Spoiled.UsualMode);
        var planted = Path.Combine(_workspace.Folder, "planted");
        Directory.CreateDirectory(Path.Combine(planted, "p"));
        File.WriteAllBytes(Path.Combine(planted, "p", "Planted.dll"), LocalFeed.Assembly("Planted", "public static class Planted { public static string Text => \"planted\"; }"));
        File.WriteAllText(Path.Combine(project.Directory, "obj", "project.assets.json"), $$$"""
            {
              "targets": { "net10.0/any": { "Planted/1.0.0": { "compile": { "Planted.dll": {} }, "runtime": { "Planted.dll": {} } } } },
              "libraries": { "Planted/1.0.0": { "path": "p", "files": [] } },
              "packageFolders": { "{{{planted}}}": {} }
            }
            """);
    }
}
