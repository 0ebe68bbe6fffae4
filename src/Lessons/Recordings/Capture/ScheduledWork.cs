using System.Runtime.CompilerServices;

namespace Lessons.Recordings.Capture;

/// <summary>
/// Tells work that begins from code that goes on after an <c>await</c>. When a flow comes to a thread, the two look alike.
/// But while a task with a delegate runs (<c>Task.Run</c>, <c>StartNew</c>, <c>Parallel.For</c>), it is the thread's current
/// task. The rest of an async method has no current task.
/// </summary>
internal static class ScheduledWork
{
    // InternalTaskOptions.ContinuationTask in
    // https://github.com/dotnet/runtime/blob/main/src/libraries/System.Private.CoreLib/src/System/Threading/Tasks/Task.cs
    private const TaskCreationOptions Continuation = (TaskCreationOptions)0x200;

    private static readonly bool Works = Probe();

    /// <summary>
    /// Whether the thread is just now beginning a task that code gave to a scheduler. It is false for what
    /// <c>ContinueWith</c> made, which had to wait for another task before it could be given to the scheduler. It is false
    /// everywhere if the runtime is not the one that this was written for. Costs two nanoseconds, and allocates nothing.
    /// </summary>
    public static bool Begins => Works && Current(null) is { } task && IsScheduled(task)
        && ReferenceEquals(CapturedContext(task), ExecutionContext.Capture());

    /// <summary>The context that a task with a delegate will run in; null if there is none.</summary>
    public static ExecutionContext? ContextOf(Task task) => Works ? CapturedContext(task) : null;

    /// <summary>Whether code gave the task to a scheduler itself.</summary>
    public static bool IsScheduled(Task task) => (Options(task) & Continuation) == 0;

    /// <summary>
    /// Asks once, where an exception does no harm: the notifications of flows must not throw. The two tasks run here, because
    /// a pool that is short of threads would make the first recording wait.
    /// </summary>
    private static bool Probe()
    {
        try
        {
            var (inside, context) = (false, false);
            var task = new Task(() => { });
            task = new Task(() =>
            {
                inside = ReferenceEquals(Current(null), task) && IsScheduled(task);
                context = ReferenceEquals(CapturedContext(task), ExecutionContext.Capture() ?? CapturedContext(task));
            });
            task.RunSynchronously(TaskScheduler.Default);
            var after = task.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            return inside && context && !IsScheduled(after) && Current(null) != task;
        }
        catch (MissingMemberException)
        {
            return false;
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.StaticMethod, Name = "get_InternalCurrent")]
    private static extern Task? Current(Task? none);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_CapturedContext")]
    private static extern ExecutionContext? CapturedContext(Task task);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_Options")]
    private static extern TaskCreationOptions Options(Task task);
}
