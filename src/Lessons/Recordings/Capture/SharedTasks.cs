namespace Lessons.Recordings.Capture;

/// <summary>Finds operations that returned one and the same task: many callers, and one piece of work.</summary>
internal sealed class SharedTasks
{
    private readonly Dictionary<Task, Op> _owners = [];

    /// <param name="operations">The operations in order of their start. A task belongs to the operation that it is the promise of, or to the first that returned it.</param>
    public SharedTasks(IReadOnlyList<Op> operations)
    {
        foreach (var op in operations)
            if (op.Promise is { } promise) _owners[promise] = op;
        foreach (var op in operations)
            if (op.Body is { } body) _owners.TryAdd(body, op);
    }

    // While a recording is being made, an operation can get its task after the owners were looked up.

    /// <summary>The operation whose task that one returned as its own, or null.</summary>
    public Op? Owner(Op op) => op.Body is { } body && _owners.TryGetValue(body, out var owner) && owner != op ? owner : null;
}
