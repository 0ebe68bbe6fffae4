namespace Notebooks.Jupyter.Execution;

/// <summary>The request for the execution of a cell. Outputs of the cell, even late ones, are sent as parts of it.</summary>
/// <param name="Number">Number of the cell: its execution count, or a number beyond all counts when it is not part of the history.</param>
/// <param name="Peer">Identity of the client.</param>
/// <param name="Header">Header of the request.</param>
/// <param name="AllowsInput">Whether the client answers questions.</param>
internal sealed record CellRequest(int Number, byte[] Peer, byte[] Header, bool AllowsInput)
{
    /// <summary>The number that stands beside its results.</summary>
    public int ExecutionCount { get; init; }

    /// <summary>Whether nothing of it is published.</summary>
    public bool IsSilent { get; init; }
}
