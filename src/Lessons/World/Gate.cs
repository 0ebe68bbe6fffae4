using System.Runtime.CompilerServices;

namespace Lessons.World;

/// <summary>
/// Closed until somebody opens it, and open from then on. Two delays only make an order likely; a gate opened after
/// something has happened proves it.
/// </summary>
public sealed class Gate
{
    // Without the option, whoever opens the gate would first have to run everybody who waited for it.
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the gate is opened. <c>await gate</c> is short for <c>await gate.Opened</c>.</summary>
    public Task Opened => _opened.Task;

    /// <summary>Whether it has been opened.</summary>
    public bool IsOpen => _opened.Task.IsCompleted;

    /// <summary>Lets through everybody who waits and who comes later. A second call does nothing.</summary>
    public void Open() => _opened.TrySetResult();

    /// <summary>Opens the gate and waits until the task it was holding up is done, however it ends.</summary>
    /// <param name="effect">What must have happened before the next step.</param>
    public async Task OpenAsync(Task effect)
    {
        ArgumentNullException.ThrowIfNull(effect);
        Open();
        await effect.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Lets a gate itself be awaited.</summary>
    /// <returns>The awaiter of <see cref="Opened"/>.</returns>
    public TaskAwaiter GetAwaiter() => Opened.GetAwaiter();
}
