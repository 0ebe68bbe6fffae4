using System.Runtime.InteropServices;

namespace Notebooks.Compiling;

/// <summary>The <c>dotnet</c> command of the runtime that runs this program.</summary>
public static class DotNet
{
    /// <summary>Full path of the command, or just its name when it cannot be told.</summary>
    public static string Path { get; } = Find();

    private static string Find()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        // <root>/shared/Microsoft.NETCore.App/<version>/
        var root = System.IO.Path.GetFullPath("../../..", RuntimeEnvironment.GetRuntimeDirectory());
        var path = System.IO.Path.Combine(root, name);
        return File.Exists(path) ? path : name;
    }
}
