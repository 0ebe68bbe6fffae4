using Notebooks.Processes;
using Notebooks.Protocol;

namespace Notebooks.Sessions;

/// <summary>The settings and callbacks of a session.</summary>
internal sealed record SessionSetup
{
    /// <summary>File name of the notebook, which documents and stack traces carry.</summary>
    public required string Name { get; init; }

    /// <summary>Full path of the notebook's folder.</summary>
    public required string Folder { get; init; }

    /// <summary>Starts a host, or takes one that was started before.</summary>
    public required Func<HostConversation> StartHost { get; init; }

    /// <summary>Makes the back end for a new host; the token is cancelled when everything has to end.</summary>
    public required Func<CancellationToken, ICellBackEnd> StartBackEnd { get; init; }

    /// <summary>Takes outputs and questions of the host, in their order and never on two threads at once. The host waits meanwhile.</summary>
    public required Action<Event> OnEvent { get; init; }

    /// <summary>Called when the host ends while no cell runs, with the latest cell; null when the next cell reports it early enough.</summary>
    public Action<Death, int>? OnIdleDeath { get; init; }

    /// <summary>Whether cells of a plan can ask for input.</summary>
    public bool AllowsInput { get; init; }

    /// <summary>Whether a host that is lost is replaced, so that later cells run, without the variables of earlier ones.</summary>
    public bool ReplacesHost { get; init; }

    /// <summary>How long the own code of one cell may take.</summary>
    public TimeSpan CellTimeout { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>How long all may take, from the start of the session.</summary>
    public TimeSpan NotebookTimeout { get; init; } = Timeout.InfiniteTimeSpan;
}
