using System.Diagnostics;
using Notebooks.Protocol;

namespace Notebooks.Processes;

/// <summary>How a host is started.</summary>
/// <param name="Folder">Its working directory.</param>
internal sealed record HostStart(string Folder)
{
    /// <summary>Which program it is: one of <see cref="HostPrograms"/>.</summary>
    public string Program { get; init; } = HostPrograms.Compiled;

    /// <summary>How much memory it may use, in bytes, or null for any.</summary>
    public long? MemoryLimit { get; init; }

    /// <summary>The process to be.</summary>
    /// <param name="name">Name of the pipe to the engine, and its mark.</param>
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
        // So that a cell gets an exception, which says where, before the process has to be killed.
        if (MemoryLimit is { } limit) start.Environment["DOTNET_GCHeapHardLimit"] = $"0x{limit:x}";
        Cultures.LetStart(start);
        DotNet.LeavesNothingBehind(start);
        // Mapping generated code twice, writable and executable, costs a short-lived process start-up time and 14 MB.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        // By default the first collection waits until as much has been allocated as the processor has cache.
        start.Environment["DOTNET_GCgen0size"] = "0x400000";
        return start;
    }
}
