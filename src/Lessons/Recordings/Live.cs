using System.Diagnostics;
using Lessons.Recordings.Capture;

namespace Lessons.Recordings;

/// <summary>Keeps a shown figure up to date while its recording runs. Its thread runs even when the pool is starved.</summary>
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

        // The thread takes the caller's flow along: a notebook uses the flow to find the cell of the figure.
        _thread = new(Update) { IsBackground = true, Name = "Timeline live" };
        _thread.Start();
    }

    /// <summary>Replaces the figure with the finished recording.</summary>
    public void Finish(Recording recording)
    {
        Dispose();
        _replace(recording);
    }

    public void Dispose()
    {
        _stop.Set();

        // The code that shows the figure may let the body go on, and end, on this thread. A thread cannot join itself.
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
                _replace(_session.Snapshot() with { Live = true, Running = true });
            }
            catch (Exception)
            {
                // An exception on this thread would end the process. If showing fails for good, the last update reports it.
                return;
            }

            // Drawing must not take more than a fifth of a core from the code that it draws.
            pause = Math.Max(PeriodMilliseconds, 4 * (int)Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
    }
}
