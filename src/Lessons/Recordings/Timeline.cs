using Lessons.Charts;
using Lessons.Recordings.Capture;

namespace Lessons.Recordings;

/// <summary>Records what operations do while they run.</summary>
/// <example><code>
/// var together = await Timeline.Record("two waits", async t =&gt;
///     await Task.WhenAll(
///         t.Run("users", () =&gt; Task.Delay(100)),
///         t.Run("posts", () =&gt; Task.Delay(150))));
/// together.Show();
/// </code></example>
public static partial class Timeline
{
    private static readonly Lazy<bool> Warm = new(WarmUp);

    // The first figure of a process takes time, which must not be taken from the code that is recorded while it grows.
    private static readonly Lazy<string> WarmDrawing = new(() =>
    {
        // It completes at once, so that nothing is waited for.
        var recording = RecordAsync(new("warm-up", null), static t => t.Run("first", static () => Task.CompletedTask));
        return TimelineFigure.From(recording.GetAwaiter().GetResult()).ToJson();
    });

    /// <summary>
    /// Runs the body and records every operation it starts with <c>t.Run</c>. The recording ends when the body's task
    /// completes: an operation that is still running then is <see cref="Outcome.Unfinished"/>, and goes on unrecorded.
    /// A body that throws has no recording; its exception is thrown here.
    /// </summary>
    /// <param name="title">The figure's title.</param>
    /// <param name="body">The code to record.</param>
    /// <param name="limit">A limit to draw beside the number of operations in flight: a semaphore's size, a core count.</param>
    /// <param name="librarySpans">
    /// Gives the spans of libraries lanes of their own, each below the operation that made it: requests of <c>HttpClient</c>,
    /// the connections it sets up, commands of a database driver. Without this they are folded into their operation:
    /// see <see cref="Operation.Spans"/>.
    /// </param>
    public static Task<Recording> Record(string title, Func<Recorder, Task> body, int? limit = null, bool librarySpans = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        ArgumentNullException.ThrowIfNull(body);
        return RecordGrowing(title, body, limit, librarySpans, Growth.IsWanted ? Lesson.Show : null);
    }

    // `show` is null when the front end has not asked for a figure that grows.
    internal static Task<Recording> RecordGrowing(string title, Func<Recorder, Task> body, int? limit, bool librarySpans, Func<object, Action<object>>? show)
    {
        _ = Warm.Value;
        // A recording inside of another one's operation would be seen as work of that operation.
        if (show is null || Flow.Current is not null) return RecordAsync(new(title, limit, librarySpans), body);
        _ = WarmDrawing.Value;
        return RecordGrowingAsync(title, body, limit, librarySpans, show);
    }

    /// <summary>
    /// Records as <see cref="Record"/> does, shows the figure at once, and replaces it a few times a second until the
    /// recording has ended. It is meant for code that runs for seconds.
    /// </summary>
    /// <inheritdoc cref="Record"/>
    public static Task<Recording> RecordLive(string title, Func<Recorder, Task> body, int? limit = null, bool librarySpans = false) =>
        RecordLive(title, body, limit, Lesson.Show, librarySpans);

    internal static Task<Recording> RecordLive(
        string title, Func<Recorder, Task> body, int? limit, Func<object, Action<object>> show, bool librarySpans = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        ArgumentNullException.ThrowIfNull(body);
        _ = Warm.Value;
        return RecordLiveAsync(title, body, limit, show, librarySpans);
    }

    private static async Task<Recording> RecordLiveAsync(
        string title, Func<Recorder, Task> body, int? limit, Func<object, Action<object>> show, bool librarySpans)
    {
        // The figure is shown before the clock starts, because the first figure of a notebook takes time.
        var replace = show(new Recording { Title = title, Elapsed = 0, Limit = limit, Operations = [], Live = true, Running = true });
        var session = new RecordingSession(title, limit, librarySpans);
        using var live = new Live(session, replace);
        var recording = await RecordAsync(session, body).ConfigureAwait(false) with { Live = true };
        live.Finish(recording);
        return recording;
    }

    private static async Task<Recording> RecordGrowingAsync(string title, Func<Recorder, Task> body, int? limit, bool librarySpans, Func<object, Action<object>> show)
    {
        using var growth = new Growth(show);
        return await RecordAsync(growth.Of(new(title, limit, librarySpans)), body).ConfigureAwait(false);
    }

    private static async Task<Recording> RecordAsync(RecordingSession session, Func<Recorder, Task> body)
    {
        try
        {
            var task = await Flow.EnterAsync(session.Root, () => body(new Recorder(session)), PlainCompletion.Instance).ConfigureAwait(false);
            await task.ConfigureAwait(false);
        }
        catch
        {
            session.Close();
            throw;
        }
        return session.Close();
    }

    /// <summary>Otherwise the first recording of a process would show the just-in-time compilation of the recorder.</summary>
    private static bool WarmUp()
    {
        // Starting the watch takes a while, and nothing waits for it.
        new Thread(PoolWatch.Start) { IsBackground = true }.UnsafeStart();

        // The new thread has no synchronization context, so everything below runs inline, before Join returns.
        var thread = new Thread(() => _ = RecordAsync(new("warm-up", null), static async t =>
        {
            var gate = new TaskCompletionSource();
            var first = t.Run("first", () => t.Wait(gate.Task, State.Queued));
            var second = t.Run("second", async () =>
            {
                await t.Wait(gate.Task).ConfigureAwait(false);
                await t.Run("child", () => 0).ConfigureAwait(false);
                return "";
            });
            t.Note("");

            // The runtime makes its timers at the first delay.
            _ = t.Delay(1);
            gate.SetResult();
            await first.ConfigureAwait(false);
            await second.ConfigureAwait(false);
        }));
        thread.UnsafeStart();
        thread.Join();
        return true;
    }
}
