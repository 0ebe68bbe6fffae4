using System.Collections.Concurrent;

namespace Lessons.World;

/// <summary>
/// Named gates, each made on first use. Each operation waits for the gate of its name, and the lesson opens the gates
/// in the order that it wants to show.
/// </summary>
public sealed class Gates
{
    private readonly ConcurrentDictionary<string, Gate> _gates = new();

    /// <summary>The gate of that name.</summary>
    /// <param name="name">Any name.</param>
    public Gate this[string name] => _gates.GetOrAdd(name, static _ => new());

    /// <summary>Opens one gate.</summary>
    /// <param name="name">The gate's name.</param>
    public void Open(string name) => this[name].Open();

    /// <summary>Opens one gate and waits until the task that it held up is done, however it ends.</summary>
    /// <param name="name">The gate's name.</param>
    /// <param name="effect">The task that must be done before the next step.</param>
    public Task OpenAsync(string name, Task effect) => this[name].OpenAsync(effect);
}
