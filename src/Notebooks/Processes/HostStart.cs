using System.Diagnostics;
using Notebooks.Protocol;

namespace Notebooks.Processes;

/// <summary>How a host is started.</summary>
/// <param name="Folder">Its working directory.</param>
internal sealed record HostStart(string Folder)
{
    /// <summary>Which program it is: one of <see cref="HostPrograms"/>.</summary>
    public string Program { get; init; } = HostPrograms.Compiled;

    /// <summary>How much memory it may use, in bytes; 0 for no limit.</summary>
    public long MemoryLimit { get; init; }

    /// <summary>Whether recordings show their figures while they run. Only a front end that knows <see cref="MimeTypes.Growing"/> may ask for it.</summary>
    public bool ShowsGrowth { get; init; }

    /// <summary>The command that starts the process.</summary>
    /// <param name="name">Name of the pipe to the engine. It is also the mark of the process.</param>
    public ProcessStartInfo Command(string name)
    {
        var start = new ProcessStartInfo(DotNet.Path, [Path.Combine(AppContext.BaseDirectory, Program), name])
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[MarkedProcesses.Variable] = name;
        start.Environment[HostSwitches.Growth] = ShowsGrowth ? "1" : null;
        // With this limit a cell gets an exception, which says where, before the process has to be killed.
        if (MemoryLimit is > 0 and var limit) start.Environment["DOTNET_GCHeapHardLimit"] = $"0x{limit:x}";
        Cultures.LetStart(start);
        DotNet.LeavesNothingBehind(start);
        // Mapping generated code twice, writable and executable, costs a short-lived process start-up time and 14 MB.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        // By default the first garbage collection waits until the allocations are as large as the processor's cache.
        start.Environment["DOTNET_GCgen0size"] = "0x400000";
        return start;
    }
}
