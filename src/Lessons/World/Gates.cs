using System.Collections.Concurrent;

namespace Lessons.World;

/// <summary>
/// Named gates, made when they are first asked for: each operation waits for the gate of its name, and the lesson opens
/// them in the order that it wants to show.
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

    /// <summary>Opens one gate and waits until the task it was holding up is done, however it ends.</summary>
    /// <param name="name">The gate's name.</param>
    /// <param name="effect">What must have happened before the next step.</param>
    public Task OpenAsync(string name, Task effect) => this[name].OpenAsync(effect);
}
