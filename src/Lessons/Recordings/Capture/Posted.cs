using System.Diagnostics;

namespace Lessons.Recordings.Capture;

/// <summary>
/// Methods whose wait is over, and that wait for the thread of an event loop of this library. The pool's queue can be looked
/// at from outside. A loop tells of what comes into its own.
/// </summary>
internal static class Posted
{
    /// <summary>Writes down that a method is ready, if it belongs to an operation.</summary>
    /// <param name="state">What was posted: for a method that goes on after an <c>await</c>, it is a delegate of that method.</param>
    public static void Seen(object? state)
    {
        if (state is not Action { Target: Task method } || Internals.ContextOfMethod(method) is not { } context) return;
        var now = Stopwatch.GetTimestamp();
        for (var op = Flow.Of(context); op is not null; op = op.Outer)
            if (op.Index >= 0) op.Seen(now, now, SwitchKind.SeenResuming);
    }
}
