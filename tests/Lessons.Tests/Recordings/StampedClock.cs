using System.Diagnostics;
using Lessons.Recordings;

namespace Lessons.Tests;

/// <summary>Ties a recording's clock to the test's own stamps: by notes that are made between two of them.</summary>
internal sealed class StampedClock
{
    private readonly List<(long Before, long After)> _notes = [];

    /// <summary>To be called before any other note is made.</summary>
    public void Tie(Recorder t)
    {
        for (var i = 0; i < 50; i++)
        {
            var before = Stopwatch.GetTimestamp();
            t.Note("tie");
            _notes.Add((before, Stopwatch.GetTimestamp()));
        }
    }

    private int Best => Enumerable.Range(0, _notes.Count).MinBy(i => _notes[i].After - _notes[i].Before);

    /// <summary>By how many milliseconds <see cref="At"/> may be too large; it is never too small.</summary>
    public double Error => Milliseconds(_notes[Best].Before, _notes[Best].After);

    /// <summary>A stamp in milliseconds since the recording began.</summary>
    public double At(Recording recording, long stamp) =>
        recording.Notes[Best].At + Milliseconds(_notes[Best].Before, stamp);

    // A TimeSpan would round to a tenth of a microsecond; a slice begins sooner than that before its first stamp.
    private static double Milliseconds(long from, long to) => (to - from) * 1000.0 / Stopwatch.Frequency;
}
