using Notebooks.Protocol;

namespace Notebooks.Hosting;

/// <summary>What is particular about a host: how it runs a cell. Everything around it is the same in all of them.</summary>
internal interface ICellExecutor
{
    /// <summary>Runs what a command asks for, in the flow of its cell.</summary>
    /// <param name="command">A command that belongs to a cell.</param>
    /// <returns>The answer; an exception of the cell is part of it.</returns>
    Task<Executed> ExecuteAsync(Command command);

    /// <summary>Asks the running cell to stop. It may be called from any thread, also when nothing runs.</summary>
    void Interrupt();

    /// <summary>
    /// Leaves the running cell, which is suspended, where it is: its own code does not go on, whatever comes of what it waits
    /// for, and its value is not shown. It may be called from any thread.
    /// </summary>
    /// <returns>Whether that can be. If not, nothing has happened.</returns>
    bool TryLeave();

    /// <summary>Where the running cell, or failing that any cell, calls <c>Environment.Exit</c>.</summary>
    Frame[] ExitCalls();

    /// <summary>Lets go of all variables of all cells.</summary>
    void Drop();
}
