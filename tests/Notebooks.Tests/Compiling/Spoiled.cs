using System.Diagnostics;
using System.Runtime.Versioning;
using Notebooks.Compiling;

namespace Notebooks.Tests.Compiling;

/// <summary>Files and folders as others could have left them.</summary>
[UnsupportedOSPlatform("windows")]
internal static class Spoiled
{
    /// <summary>The mode that folders usually have: everybody may look.</summary>
    public const UnixFileMode UsualMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    /// <summary>Does to a file or a folder what its kind says; kinds that it does not know leave it as it is.</summary>
    public static void Make(string path, string kind)
    {
        const string Nobody = "65534";
        switch (kind)
        {
            case "link":
                var moved = path + ".moved";
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
                File.SetUnixFileMode(path, UsualMode | UnixFileMode.GroupWrite);
                break;
            case "of a stranger's group":
                ChangeOwner($":{Nobody}", path);
                File.SetUnixFileMode(path, UsualMode | UnixFileMode.GroupWrite);
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
}
