using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Notebooks.Processes;

/// <summary>The <c>dotnet</c> command of the runtime that runs this program.</summary>
public static class DotNet
{
    /// <summary>Full path of the command, or just its name when the path is unknown.</summary>
    public static string Path { get; } = Find();

    /// <summary>Keeps a process from leaving crash dumps and pipes for debuggers in the temporary folder when it is killed.</summary>
    /// <param name="start">How the process will be started.</param>
    public static void LeavesNothingBehind(ProcessStartInfo start)
    {
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
    }

    private static string Find()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        // <root>/shared/Microsoft.NETCore.App/<version>/
        var root = System.IO.Path.GetFullPath("../../..", RuntimeEnvironment.GetRuntimeDirectory());
        var path = System.IO.Path.Combine(root, name);
        return File.Exists(path) ? path : name;
    }
}
