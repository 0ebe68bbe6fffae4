using System.Runtime.CompilerServices;

namespace Lessons.World;

/// <summary>
/// A gate is closed until it is opened, and then stays open. Two delays only make an order likely. A gate that is opened
/// after something has happened guarantees the order.
/// </summary>
/// <example><code>
/// var gate = new Gate();
/// List&lt;string&gt; log = [];
/// async Task WaitAsync() { await gate; log.Add("after"); }
/// Task waiting = WaitAsync();
/// log.Add("before");
/// await gate.OpenAsync(waiting);
/// Check.That("the gate decides the order", log, Is.SequenceEqualTo("before", "after"));
/// </code></example>
public sealed class Gate
{
    // Without the option, the code that opens the gate would first have to run all the code that waited for it.
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the gate is opened. <c>await gate</c> is short for <c>await gate.Opened</c>.</summary>
    public Task Opened => _opened.Task;

    /// <summary>Whether it has been opened.</summary>
    public bool IsOpen => _opened.Task.IsCompleted;

    /// <summary>Lets through all tasks that wait now or come later. A second call does nothing.</summary>
    public void Open() => _opened.TrySetResult();

    /// <summary>Opens the gate and waits until the task that it held up is done, however it ends.</summary>
    /// <param name="effect">The task that must be done before the next step.</param>
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
