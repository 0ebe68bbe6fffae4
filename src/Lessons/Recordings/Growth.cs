using System.Diagnostics;
using Lessons.Charts;
using Lessons.Recordings.Capture;

namespace Lessons.Recordings;

/// <summary>
/// Shows the figure of a recording while it grows, where the front end has asked for that. Such a figure is no output of the
/// cell: it is taken back when the recording ends, and the recording is shown when the lesson shows it.
/// </summary>
/// <remarks>
/// A thread of its own looks at what is recorded so far. Nothing is added to what the recorded code does, and the thread is
/// in the flow of no operation, so that it is in no lane.
/// </remarks>
internal sealed class Growth : IDisposable
{
    /// <summary>A recording that is shorter ends before a reader has seen that it grows.</summary>
    public const int FirstMilliseconds = 300;

    /// <summary>At most five times a second.</summary>
    public const int PeriodMilliseconds = 200;

    // Drawing takes at most a twentieth of a core from the code that it draws.
    private const int Rest = 19;

    // A recording that lasts, or that was left and never ends, is looked at more and more seldom.
    private const int Patience = 50;

    private readonly ManualResetEventSlim _stop = new();
    private volatile RecordingSession? _session;
    private readonly Func<object, Action<object>> _show;

    /// <summary>Makes ready, before the clock of the recording starts.</summary>
    /// <param name="show">Shows a value, and returns a function that replaces it.</param>
    public Growth(Func<object, Action<object>> show)
    {
        _show = show;
        // The thread takes the caller's flow along: a notebook uses the flow to find the cell of the figure.
        new Thread(Watch) { IsBackground = true, Name = "Timeline growing" }.Start();
    }

    /// <summary>Whether the front end has asked for it.</summary>
    public static bool IsWanted { get; } = AppContext.TryGetSwitch("Interleave.ShowsGrowth", out var shows) && shows;

    /// <summary>The recording whose figure grows.</summary>
    /// <param name="session">The recording, which has begun.</param>
    public RecordingSession Of(RecordingSession session) => _session = session;

    /// <summary>The recording has ended. Nobody waits until the figure is gone.</summary>
    public void Dispose() => _stop.Set();

    private void Watch()
    {
        Action<object>? replace = null;
        try
        {
            var pause = FirstMilliseconds;
            for (var began = Stopwatch.GetTimestamp(); !_stop.Wait(pause);)
            {
                if (_session is not { } session) continue;
                var started = Stopwatch.GetTimestamp();
                var recording = session.Snapshot();
                // What a recording has written down is thrown away when it ends.
                if (session.IsClosed) break;
                var figure = new GrowingFigure(recording with { Running = true });
                if (replace is null) replace = _show(figure);
                else replace(figure);
                var (took, age) = (Stopwatch.GetElapsedTime(started), Stopwatch.GetElapsedTime(began));
                pause = (int)Math.Max(PeriodMilliseconds, Math.Max(Rest * took.TotalMilliseconds, age.TotalMilliseconds / Patience));
            }

            replace?.Invoke(GrowingFigure.Over);
        }
        catch (Exception)
        {
            // An exception on this thread would end the process, and the recording is shown in any case.
        }
    }
}
