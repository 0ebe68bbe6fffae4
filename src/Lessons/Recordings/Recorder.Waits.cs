using System.Runtime.CompilerServices;
using Lessons.Recordings.Capture;

namespace Lessons.Recordings;

public sealed partial class Recorder
{
    // A timer may fire up to this much late on an idle machine. Only the time beyond it counts as waiting for a thread.
    private const int TimerGraceMilliseconds = 2;

    /// <summary>
    /// Says what the operation waits for: <c>await t.Wait(semaphore.WaitAsync(), Queued)</c>. The wait shows its
    /// expression, and the time between its end and the operation's next step counts as <see cref="State.Ready"/>.
    /// Returns the same task.
    /// </summary>
    /// <param name="task">The task to wait for.</param>
    /// <param name="state"><see cref="State.Awaiting"/>, or <see cref="State.Queued"/> when it waits for its turn.</param>
    /// <param name="expression">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <param name="file">Filled in by the compiler.</param>
    public Task Wait(Task task, State state = State.Awaiting,
        [CallerArgumentExpression(nameof(task))] string expression = "", [CallerLineNumber] int line = 0, [CallerFilePath] string file = "")
    {
        Annotate(task, state, expression, line, file);
        return task;
    }

    /// <inheritdoc cref="Wait(Task, State, string, int, string)"/>
    public Task<T> Wait<T>(Task<T> task, State state = State.Awaiting,
        [CallerArgumentExpression(nameof(task))] string expression = "", [CallerLineNumber] int line = 0, [CallerFilePath] string file = "")
    {
        Annotate(task, state, expression, line, file);
        return task;
    }

    /// <summary>The same for a <see cref="ValueTask"/>, which becomes a task.</summary>
    /// <inheritdoc cref="Wait(Task, State, string, int, string)"/>
    public Task Wait(ValueTask task, State state = State.Awaiting,
        [CallerArgumentExpression(nameof(task))] string expression = "", [CallerLineNumber] int line = 0, [CallerFilePath] string file = "") =>
        Wait(task.AsTask(), state, expression, line, file);

    /// <summary>The same for a <see cref="ValueTask{T}"/>, which becomes a task.</summary>
    /// <inheritdoc cref="Wait(Task, State, string, int, string)"/>
    public Task<T> Wait<T>(ValueTask<T> task, State state = State.Awaiting,
        [CallerArgumentExpression(nameof(task))] string expression = "", [CallerLineNumber] int line = 0, [CallerFilePath] string file = "") =>
        Wait(task.AsTask(), state, expression, line, file);

    /// <summary>
    /// <c>Task.Delay</c>, annotated. Time later than two milliseconds after the due time counts as <see cref="State.Ready"/>.
    /// The due time is used, not the timer's end, because the timer's own callback has to queue for a thread as well.
    /// </summary>
    /// <param name="milliseconds">The length of the wait.</param>
    /// <param name="token">Ends the wait early.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <param name="file">Filled in by the compiler.</param>
    public Task Delay(int milliseconds, CancellationToken token = default, [CallerLineNumber] int line = 0, [CallerFilePath] string file = "")
    {
        var delay = Task.Delay(milliseconds, token);
        if (milliseconds > 0)
            Annotate(new(delay, State.Awaiting, $"Task.Delay({milliseconds})", line, file, milliseconds + TimerGraceMilliseconds));
        return delay;
    }

    private void Annotate(Task task, State state, string expression, int line, string file)
    {
        ArgumentNullException.ThrowIfNull(task);
        if (state is not (State.Awaiting or State.Queued))
            throw new ArgumentException($"A wait is either {nameof(State.Awaiting)} or {nameof(State.Queued)}; the recorder finds out about {state} by itself.", nameof(state));

        Annotate(new(task, state, expression, line, file));
    }

    private void Annotate(Wait wait)
    {
        // An await of a completed task does not wait, so there is nothing to annotate.
        if (wait.Task.IsCompleted) return;
        _session.Annotate(wait);
        Flow.WhenDone(wait.Task, _ => wait.End());
    }
}
