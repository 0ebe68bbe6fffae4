using System.Diagnostics;

namespace Lessons.Recordings.Capture;

/// <summary>Knows the operation that the running code belongs to, and notifies operations when that changes.</summary>
internal static class Flow
{
    private static readonly AsyncLocal<Op?> Local = new(OnChanged);

    /// <summary>The operation whose flow the caller runs in. It can be the root of a recording.</summary>
    public static Op? Current => Local.Value;

    /// <summary>The operation whose flow a captured context carries, or null.</summary>
    public static Op? Of(ExecutionContext context) => Internals.ValueOf(context, Local) as Op;

    /// <summary>
    /// Calls the body in the operation's flow. It is an async method although it never awaits, because the runtime restores
    /// the caller's flow when an async method returns. A plain setter would leak into the rest of the cell.
    /// </summary>
#pragma warning disable CS1998
    public static async ValueTask<TTask> EnterAsync<TTask>(Op op, Func<TTask> body, Completion<TTask> completion) where TTask : Task
#pragma warning restore CS1998
    {
        Local.Value = op;
        TTask task;
        try
        {
            task = body() ?? throw new InvalidOperationException($"The operation '{op.Name}' returned null where a Task was expected.");
        }
        catch (Exception exception)
        {
            task = completion.Failed(exception);
        }
        return completion.Stamped(task, op);
    }

    /// <summary>Sets the flow from here to the end of the running async method, as a started activity does.</summary>
    public static void Become(Op? op) => Local.Value = op;

    /// <summary>Runs the continuation at once, on the thread that completes the task, unless the task forbids that.</summary>
    public static void WhenDone(Task task, Action<Task> then)
    {
        // If the caller's context flowed into the continuation, the continuation would appear as a slice of the caller.
        if (ExecutionContext.IsFlowSuppressed()) Continue();
        else
            using (ExecutionContext.SuppressFlow())
                Continue();

        void Continue() => _ = task.ContinueWith(
            then, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    // Every switch of every recorded flow calls this method, and an exception in it ends the process. So it only appends:
    // it runs no user code and does not allocate. The runtime fails fast on purpose, see OnValuesChanged in
    // https://github.com/dotnet/runtime/blob/main/src/libraries/System.Private.CoreLib/src/System/Threading/ExecutionContext.cs
    private static void OnChanged(AsyncLocalValueChangedArgs<Op?> change)
    {
        var now = Stopwatch.GetTimestamp();
        var thread = Environment.CurrentManagedThreadId;

        // If code set the value itself, this is a call into a child: the caller's frame is still on this thread's stack.
        var kind = SwitchKind.Set;
        if (change.ThreadContextChanged)
        {
            for (var op = change.PreviousValue; op is not null; op = op.Outer)
                op.Switched(now, SwitchKind.Left, thread);
            kind = change.PreviousValue is not null ? SwitchKind.Replaced : ScheduledWork.Begins ? SwitchKind.Begun : SwitchKind.Came;
        }
        for (var op = change.CurrentValue; op is not null; op = op.Outer)
            op.Switched(now, kind, thread);
    }
}
