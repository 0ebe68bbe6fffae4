using System.Diagnostics;
using System.Runtime.Versioning;
using Notebooks.Compiling;
using Notebooks.Running;

namespace Notebooks.Tests.Compiling;

/// <summary>Code is taken out of folders of one's own, and out of no others.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class OwnFolderTests : IDisposable
{
    private const UnixFileMode Usual = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly Workspace _workspace = new();

    public OwnFolderTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "needs the permissions of Unix");

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData("mine", null)]
    [InlineData("missing", null)]
    [InlineData("of my group", null)]
    [InlineData("of the superuser", null)]
    [InlineData("link", "is a link to ")]
    [InlineData("link to nothing", "is a link to ")]
    [InlineData("stranger's", "belongs to another user")]
    [InlineData("of a stranger's group", "can be written by other users")]
    [InlineData("everybody's", "can be written by other users")]
    public void A_folder_is_refused_when_others_may_have_written_there(string kind, string? refusal)
    {
        var folder = Make(kind);

        if (refusal is null) Assert.Null(OwnFolder.Refusal(folder));
        else Assert.StartsWith($"{folder} {refusal}", OwnFolder.Refusal(folder + Path.DirectorySeparatorChar));
    }

    [Fact]
    public void A_folder_that_is_made_is_for_its_maker_alone()
    {
        var folder = Path.Combine(_workspace.Folder, "new");
        var inner = Path.Combine(folder, "within");

        OwnFolder.Create(inner);

        Assert.All((string[])[folder, inner], made => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(made)));
        // Where others do not get, they write nothing, whatever its mode.
        File.SetUnixFileMode(inner, (UnixFileMode)0b111_111_111);
        Assert.Null(OwnFolder.RefusalWithin(folder, inner));
        File.SetUnixFileMode(folder, Usual);
        Assert.StartsWith($"{inner} can be written by other users", OwnFolder.RefusalWithin(folder, inner));
    }

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
        Spoil(Path.TrimEndingDirectorySeparator(spoiled), kind);

        Assert.StartsWith("Packages are not restored: ", Assert.Throws<PackageException>(project.TryRead).Message);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_run_without_a_cache_does_not_load_what_another_user_has_planted()
    {
        var packages = Path.Combine(_workspace.Folder, "cache", "packages");
        var project = new PackageReferences(packages, ["#r \"nuget: Planted, 1.0.0\""]).Project;
        Plant(project);
        Spoil(Path.Combine(_workspace.Folder, "cache"), Environment.IsPrivilegedProcess ? "stranger's" : "everybody's");

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
        Directory.CreateDirectory(_workspace.Cache, Usual);
        await _workspace.RunCellsAsync(cells);
        Assert.Equal(0, (await _workspace.RunCellsAsync(cells)).Cells[0].Compiled);

        File.SetUnixFileMode(Path.Combine(_workspace.Cache, "submissions"), (UnixFileMode)0b111_111_111);

        Assert.Equal(1, (await _workspace.RunCellsAsync(cells)).Cells[0].Compiled);
    }

    [Fact]
    public void Without_a_cache_packages_lie_in_a_folder_of_the_users_own_and_not_in_everybodys()
    {
        var paths = CachePaths.In(null);

        Assert.Null(paths.Submissions);
        Assert.Equal(Path.Combine(Path.GetTempPath(), $"interleave-{FileOwner.User}", "packages"), paths.Packages);
    }

    private string Make(string kind)
    {
        var folder = Path.Combine(_workspace.Folder, "folder");
        if (kind is not ("missing" or "link to nothing")) Directory.CreateDirectory(folder, Usual);
        if (kind is "link to nothing") File.CreateSymbolicLink(folder, Path.Combine(_workspace.Folder, "nothing"));
        else Spoil(folder, kind);
        return folder;
    }

    private void Spoil(string path, string kind)
    {
        const string Nobody = "65534";
        switch (kind)
        {
            case "link":
                var moved = Path.Combine(_workspace.Folder, "moved");
                Directory.Move(path, moved);
                File.CreateSymbolicLink(path, moved);
                break;
            case "stranger's":
                ChangeOwner(Nobody, path);
                break;
            case "of the superuser":
                ChangeOwner("0", path);
                break;
            case "of my group":
                ChangeOwner($":{FileOwner.User}", path);
                File.SetUnixFileMode(path, Usual | UnixFileMode.GroupWrite);
                break;
            case "of a stranger's group":
                ChangeOwner($":{Nobody}", path);
                File.SetUnixFileMode(path, Usual | UnixFileMode.GroupWrite);
                break;
            case "everybody's":
                File.SetUnixFileMode(path, (UnixFileMode)0b111_111_111);
                break;
        }
    }

    private static void ChangeOwner(string owner, string path)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs the superuser, who can give files away");
        using var chown = Process.Start("chown", ["--no-dereference", owner, path]);
        chown.WaitForExit();
        Assert.Equal(0, chown.ExitCode);
    }

    // As a restore leaves it: a package with an assembly that no restore has brought.
    private void Plant(PackageProject project)
    {
        // As folders are usually made, and not so that others are kept out from the first one on.
        foreach (var folder in (string[])["../..", "..", ".", "obj"]) Directory.CreateDirectory(Path.GetFullPath(folder, project.Directory), Usual);
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
