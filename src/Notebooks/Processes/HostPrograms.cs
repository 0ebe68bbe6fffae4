namespace Notebooks.Processes;

/// <summary>The programs that run cells, as paths below the folder of this program. Each lies in a folder of its own, with its own packages.</summary>
internal static class HostPrograms
{
    /// <summary>Runs cells that were compiled before.</summary>
    public const string Compiled = "host/Notebooks.Host.dll";

    /// <summary>Submits cells to .NET Interactive. It is not always built.</summary>
    public const string Interactive = "interactive/Notebooks.Interactive.dll";
}
