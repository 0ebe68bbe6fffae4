using Notebooks.Protocol;

namespace Notebooks.Processes;

/// <summary>Carries out the commands of a cell.</summary>
internal interface ICellHost
{
    /// <summary>Carries out a command and waits for its end.</summary>
    /// <returns>The answer, or null when the host has ended instead.</returns>
    Task<Executed?> AskAsync(Command command, CancellationToken cancellationToken);

    /// <summary>Begins to watch how long it has to wait for a core.</summary>
    RunDelay WatchDelay();

    /// <summary>Why the host has ended, once it has.</summary>
    Task<Death> DeathAsync();
}
