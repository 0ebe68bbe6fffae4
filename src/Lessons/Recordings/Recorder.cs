using System.Runtime.CompilerServices;
using Lessons.Recordings.Capture;

namespace Lessons.Recordings;

/// <summary>Runs the operations of a recording under their names. The lessons call it <c>t</c>.</summary>
/// <remarks>
/// <c>Run</c> calls the body at once, on the caller's thread. Its task completes when and where the body's task completes:
/// recording moves nothing to another thread. An operation started inside another one becomes its child. A name used
/// again gets a number: "fetch", "fetch 2", "fetch 3". A token, when given, is not passed to the body: from its
/// cancellation on, the operation is drawn as <see cref="State.Cancelling"/>.
/// </remarks>
/// <example><code>
/// var permit = new SemaphoreSlim(1);
/// var recorded = await Timeline.Record("one permit for two", t =&gt;
/// {
///     async Task UseAsync()
///     {
///         await t.Wait(permit.WaitAsync(), State.Queued);
///         try { await t.Delay(30); }
///         finally { permit.Release(); }
///     }
///     return Task.WhenAll(t.Run("first", UseAsync), t.Run("second", UseAsync));
/// }, limit: 1);
/// recorded.Show();
/// </code></example>
public sealed partial class Recorder
{
    private readonly RecordingSession _session;

    internal Recorder(RecordingSession session) => _session = session;

    /// <summary>Runs an operation.</summary>
    /// <param name="name">Its name in the figure.</param>
    /// <param name="body">Its code.</param>
    /// <param name="token">The token that the body watches, to show when its cancellation was requested.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <param name="file">Filled in by the compiler.</param>
    public Task Run(string name, Func<Task> body, CancellationToken token = default,
        [CallerLineNumber] int line = 0, [CallerFilePath] string file = "") =>
        Start(name, body, PlainCompletion.Instance, token, line, file);

    /// <summary>Runs an operation that has a result.</summary>
    /// <inheritdoc cref="Run(string, Func{Task}, CancellationToken, int, string)"/>
    public Task<T> Run<T>(string name, Func<Task<T>> body, CancellationToken token = default,
        [CallerLineNumber] int line = 0, [CallerFilePath] string file = "") =>
        Start(name, body, ResultCompletion<T>.Instance, token, line, file);

    // The priorities make an `async` lambda bind to the overloads with tasks. They also keep a body that returns a value
    // task from binding to the last two overloads, which would not wait for the value task.

    /// <inheritdoc cref="Run(string, Func{Task}, CancellationToken, int, string)"/>
    [OverloadResolutionPriority(-1)]
    public Task Run(string name, Func<ValueTask> body, CancellationToken token = default,
        [CallerLineNumber] int line = 0, [CallerFilePath] string file = "") =>
        Start(name, () => body().AsTask(), PlainCompletion.Instance, token, line, file);

    /// <inheritdoc cref="Run{T}(string, Func{Task{T}}, CancellationToken, int, string)"/>
    [OverloadResolutionPriority(-1)]
    public Task<T> Run<T>(string name, Func<ValueTask<T>> body, CancellationToken token = default,
        [CallerLineNumber] int line = 0, [CallerFilePath] string file = "") =>
        Start(name, () => body().AsTask(), ResultCompletion<T>.Instance, token, line, file);

    /// <summary>Runs a synchronous operation. It has ended when this returns, and its exception is in the task.</summary>
    /// <inheritdoc cref="Run(string, Func{Task}, CancellationToken, int, string)"/>
    [OverloadResolutionPriority(-2)]
    public Task Run(string name, Action body, CancellationToken token = default,
        [CallerLineNumber] int line = 0, [CallerFilePath] string file = "") =>
        Start(name, () => { body(); return Task.CompletedTask; }, PlainCompletion.Instance, token, line, file);

    /// <summary>Runs a synchronous operation that has a result.</summary>
    /// <inheritdoc cref="Run(string, Action, CancellationToken, int, string)"/>
    [OverloadResolutionPriority(-2)]
    public Task<T> Run<T>(string name, Func<T> body, CancellationToken token = default,
        [CallerLineNumber] int line = 0, [CallerFilePath] string file = "") =>
        Start(name, () => Task.FromResult(body()), ResultCompletion<T>.Instance, token, line, file);

    /// <summary>Puts a remark at this moment on the lane of the operation it is called in.</summary>
    /// <param name="text">The remark.</param>
    public void Note(string text) => _session.Note(text);

    /// <summary>
    /// Records a value over time: <c>t.Gauge("depth", () => channel.Reader.Count)</c>. It is read every few milliseconds,
    /// at every note, and when an operation starts or ends, on whichever thread that happens.
    /// </summary>
    /// <param name="name">The gauge's name. A name used again gets a number.</param>
    /// <param name="read">Reads the value; quick, and callable from any thread. Once it throws, it is not called again.</param>
    public void Gauge(string name, Func<double> read)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(read);
        _session.Gauge(name, read);
    }

    private TTask Start<TTask>(string name, Func<TTask> body, Completion<TTask> completion, CancellationToken token, int line, string file) where TTask : Task
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(body);
        if (_session.Begin(name, line, file) is not { } op) return body();
        op.WatchCancellation(token);

        // EnterAsync never suspends, so the result is there.
        return Flow.EnterAsync(op, body, completion).Result;
    }
}
