using Notebooks.Protocol;

namespace Notebooks.Hosting;

/// <summary>Runs the cells of a host. Everything else is the same in all hosts.</summary>
internal interface ICellExecutor
{
    /// <summary>Runs what a command asks for, in the flow of its cell.</summary>
    /// <param name="command">A command that belongs to a cell.</param>
    /// <returns>The answer; an exception of the cell is part of it.</returns>
    Task<Executed> ExecuteAsync(Command command);

    /// <summary>Asks the running cell to stop. It may be called from any thread, also when nothing runs.</summary>
    void Interrupt();

    /// <summary>
    /// Leaves the running cell where it is suspended. Its own code does not go on, however the awaited operation ends, and
    /// its value is not shown. It may be called from any thread.
    /// </summary>
    /// <returns>Whether that is possible. If not, nothing has happened.</returns>
    bool TryLeave();

    /// <summary>Where the running cell calls <c>Environment.Exit</c>. If it does not, where any cell does.</summary>
    Frame[] ExitCalls();

    /// <summary>Drops all variables of all cells.</summary>
    void Drop();
}
