using System.Diagnostics;
using Lessons.Recordings.Capture;

namespace Lessons.Recordings;

/// <summary>Keeps a shown figure up to date while its recording runs, on a thread that a starved pool does not matter to.</summary>
internal sealed class Live : IDisposable
{
    private const int PeriodMilliseconds = 250;

    private readonly ManualResetEventSlim _stop = new();
    private readonly RecordingSession _session;
    private readonly Action<object> _replace;
    private readonly Thread _thread;

    public Live(RecordingSession session, Action<object> replace)
    {
        (_session, _replace) = (session, replace);

        // It takes the caller's flow along: by that a notebook knows under which cell the figure is.
        _thread = new(Update) { IsBackground = true, Name = "Timeline live" };
        _thread.Start();
    }

    /// <summary>Puts the finished recording in the figure's place.</summary>
    public void Finish(Recording recording)
    {
        Dispose();
        _replace(recording);
    }

    public void Dispose()
    {
        _stop.Set();

        // Whoever shows the figure may let the body go on, and end, right here.
        if (Thread.CurrentThread != _thread) _thread.Join();
    }

    private void Update()
    {
        var pause = PeriodMilliseconds;
        while (!_stop.Wait(pause))
        {
            var started = Stopwatch.GetTimestamp();
            try
            {
                _replace(_session.Snapshot());
            }
            catch (Exception)
            {
                // It would end the process from here. When showing fails for good, the last update says so to the caller.
                return;
            }

            // Drawing is not to take more than a fifth of a core from what it draws.
            pause = Math.Max(PeriodMilliseconds, 4 * (int)Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
    }
}
