using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Notebooks.Compiling;

/// <summary>The owner of a file, on systems other than Windows. .NET itself does not tell it.</summary>
/// <param name="IsTrusted">Whether it belongs to this user, or to the superuser, who may do everything anyway.</param>
/// <param name="HasPrivateGroup">Whether its group is this user's own: the group with the user's number.</param>
internal readonly partial record struct FileOwner(bool IsTrusted, bool HasPrivateGroup)
{
    // These values come from <fcntl.h> and <linux/stat.h>. They are the same on every machine.
    private const int CurrentFolder = -100;
    private const int NoFollow = 0x100;
    private const uint TypeModeAndOwner = 0x1f;
    private const int StatBytes = 256;
    private const int UserOffset = 20;
    private const int GroupOffset = 24;

    /// <summary>The number of this user.</summary>
    public static uint User => GetEUid();

    /// <summary>The owner of a file or a folder.</summary>
    [UnsupportedOSPlatform("windows")]
    public static FileOwner Of(FileSystemInfo file)
    {
        var stat = new byte[StatBytes];
        if (OperatingSystem.IsLinux() && StatX(CurrentFolder, file.FullName, NoFollow, TypeModeAndOwner, stat) == 0)
        {
            var (user, group) = (BinaryPrimitives.ReadUInt32LittleEndian(stat.AsSpan(UserOffset)), BinaryPrimitives.ReadUInt32LittleEndian(stat.AsSpan(GroupOffset)));
            return new(user == User || user == 0, group == User);
        }

        // On other systems, only the owner of a file may set its mode, even to the mode that it has.
        // So a failure shows another owner.
        try
        {
            file.UnixFileMode = file.UnixFileMode;
            return new(IsTrusted: true, HasPrivateGroup: false);
        }
        catch (UnauthorizedAccessException)
        {
            return new(IsTrusted: false, HasPrivateGroup: false);
        }
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(int folder, string path, int flags, uint mask, [Out] byte[] stat);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint GetEUid();
}
