using System.Runtime.Versioning;
using Notebooks.Compiling;

namespace Notebooks.Tests.Compiling;

/// <summary>Code is taken out of folders of one's own, and out of no others.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class OwnFolderTests : IDisposable
{
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
        File.SetUnixFileMode(folder, Spoiled.UsualMode);
        Assert.StartsWith($"{inner} can be written by other users", OwnFolder.RefusalWithin(folder, inner));
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
        if (kind is not ("missing" or "link to nothing")) Directory.CreateDirectory(folder, Spoiled.UsualMode);
        if (kind is "link to nothing") File.CreateSymbolicLink(folder, Path.Combine(_workspace.Folder, "nothing"));
        else Spoiled.Make(folder, kind);
        return folder;
    }
}
