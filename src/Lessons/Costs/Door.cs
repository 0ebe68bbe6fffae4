using System.Threading.Tasks.Sources;

namespace Lessons.Costs;

/// <summary>
/// A wait that takes nothing from the heap, for one waiter at a time, again and again. The waiter continues inside
/// <see cref="Open"/>, on the same thread, so that its bytes can be counted.
/// </summary>
public sealed class Door : IValueTaskSource<int>
{
    private ManualResetValueTaskSourceCore<int> _core;

    /// <summary>Waits for the next opening.</summary>
    public ValueTask<int> OpensAsync() => new(this, _core.Version);

    /// <summary>Lets the waiter continue.</summary>
    /// <param name="number">The waiter's result.</param>
    public void Open(int number) => _core.SetResult(number);

    int IValueTaskSource<int>.GetResult(short token)
    {
        try { return _core.GetResult(token); }
        finally { _core.Reset(); }
    }

    ValueTaskSourceStatus IValueTaskSource<int>.GetStatus(short token) => _core.GetStatus(token);

    void IValueTaskSource<int>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);
}
