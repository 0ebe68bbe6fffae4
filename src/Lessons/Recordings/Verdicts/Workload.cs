namespace Lessons.Recordings.Verdicts;

/// <summary>The numbers behind a verdict. A piece of work is a leaf; all times are milliseconds.</summary>
internal sealed class Workload
{
    // What lasts for less than this share of the time cannot be seen in a figure, and is no news.
    private const double Visible = 0.02;

    public Workload(Recording recording)
    {
        Recording = recording;
        Pieces = [.. recording.Leaves];
        Own = [.. recording.Operations.Where(operation => operation.Source is null)];
        Work = Pieces.Sum(AtWork);
        Held = Level.Area(recording.ThreadsHeld);
        AtOnce = Level.Lasting(recording.InFlight, Visible);
        Threads = Level.Lasting(recording.ThreadsHeld, Visible);
        Idle = recording.Elapsed - Length(Own);
        Apart = Work + recording.Elapsed - Length(Pieces);
    }

    public Recording Recording { get; }

    /// <summary>The leaves.</summary>
    public Operation[] Pieces { get; }

    /// <summary>The operations of the lesson: leaves and their parents.</summary>
    public Operation[] Own { get; }

    /// <summary>The time of all pieces added up, without the time in which they waited for a permit or a thread.</summary>
    public double Work { get; }

    /// <summary>The time for which threads were held, added up over the threads.</summary>
    public double Held { get; }

    /// <summary>How many pieces were in flight at once, for long enough to be seen.</summary>
    public Lasting AtOnce { get; }

    /// <summary>How many threads were held at once, for long enough to be seen.</summary>
    public Lasting Threads { get; }

    /// <summary>The time in which no operation was in flight.</summary>
    public double Idle { get; }

    /// <summary>The time that the same pieces would take one after another: their work, and the time in which there was none of them.</summary>
    public double Apart { get; }

    /// <summary>Whether threads were held for most of the work. A blocked thread cannot be told from one that computes.</summary>
    public bool HoldsThreads => Pieces.Length > 0 && Held > Work / 2;

    /// <summary>How many pieces ended in that way.</summary>
    public int Ended(Outcome outcome) => Pieces.Count(piece => piece.Outcome == outcome);

    /// <summary>
    /// The time of an operation without its time in a queue, or ready. If it was asked to stop while it queued, it never got
    /// the permit, and queued until then.
    /// </summary>
    public static double AtWork(Operation operation)
    {
        var (work, inQueue) = (0.0, false);
        foreach (var segment in operation.Segments)
        {
            inQueue = segment.State == State.Queued || (inQueue && segment.State == State.Cancelling);
            if (!inQueue && segment.State != State.Ready) work += segment.Duration;
        }
        return work;
    }

    private static double Length(IEnumerable<Operation> operations) =>
        Level.Union(operations.Select(operation => new Segment(State.Awaiting, operation.Started, operation.Ended))).Sum(span => span.End - span.Start);
}
