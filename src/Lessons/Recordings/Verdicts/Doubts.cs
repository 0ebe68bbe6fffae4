namespace Lessons.Recordings.Verdicts;

/// <summary>
/// Waits that may not have been work of the operation's own. A wait that the lesson has not annotated can hide a queue, or a
/// thread that was busy. A verdict must not count such waits as work, and cannot prove that they were not.
/// </summary>
internal sealed class Doubts
{
    // Slices of one thread that follow each other within this many milliseconds left it no time for anything else.
    private const double Follows = 0.2;

    // A permit or a result is handed over within this many milliseconds of the end of whoever had it.
    private const double HandOver = 2;

    // Shares of all work, and of the wall clock.
    private const double Much = 0.05;

    private readonly Workload _load;
    private readonly ILookup<int, (double Start, double End)> _held;
    private readonly Operation[] _byEnd;
    private readonly double[] _ends;

    public Doubts(Workload load)
    {
        _load = load;
        _held = load.Own.SelectMany(operation => operation.Slices).GroupBy(slice => slice.Thread)
            .SelectMany(slices => Runs(slices).Select(run => (slices.Key, Run: run)))
            .ToLookup(held => held.Key, held => held.Run);
        _byEnd = [.. load.Pieces.OrderBy(piece => piece.Ended)];
        _ends = [.. _byEnd.Select(piece => piece.Ended)];
        BusyThreads = load.Pieces.Sum(Late) > load.Work * Much;
        WentOn = [.. from piece in load.Pieces let other = WentOnAfter(piece) where other is not null select (piece, other)];
    }

    /// <summary>Whether waits may have lasted longer because the thread that they went on with was busy.</summary>
    public bool BusyThreads { get; }

    /// <summary>The pieces that went on when another piece ended, and waited once more: perhaps they had queued for it.</summary>
    public (Operation Piece, Operation Other)[] WentOn { get; }

    public bool Any => BusyThreads || WentOn.Length > 0;

    /// <summary>The most that an operation can have waited for the threads it went on with.</summary>
    private double Late(Operation piece)
    {
        var late = 0.0;
        for (var i = 1; i < piece.Segments.Length; i++)
            if (piece.Segments[i - 1] is { State: State.Awaiting, Awaited: null } wait && piece.Segments[i] is { State: State.HoldingThread } next)
                late += _held[next.Thread].Where(run => run.Start < next.Start && run.End >= next.Start).Sum(run => next.Start - Math.Max(run.Start, wait.Start));
        return late;
    }

    private Operation? WentOnAfter(Operation piece)
    {
        var least = _load.Recording.Elapsed * Much;
        for (var i = 0; i + 1 < piece.Segments.Length; i++)
            if (piece.Segments[i] is { State: State.Awaiting, Awaited: null } wait && wait.Duration >= least
                && piece.Segments.Skip(i + 1).Any(later => later.State == State.Awaiting && later.Duration >= least)
                && Ended(piece, wait.End) is { } other)
                return other;
        return null;
    }

    /// <summary>Another piece that ended at that moment, or null.</summary>
    private Operation? Ended(Operation piece, double at)
    {
        var first = Array.BinarySearch(_ends, at - HandOver);
        for (var i = first < 0 ? ~first : first; i < _ends.Length && _ends[i] <= at + HandOver; i++)
            if (!ReferenceEquals(_byEnd[i], piece) && _byEnd[i].Started < at) return _byEnd[i];
        return null;
    }

    private static IEnumerable<(double Start, double End)> Runs(IEnumerable<Segment> slices) =>
        Level.Union(slices.Select(slice => slice with { End = slice.End + Follows })).Select(run => (run.Start, run.End - Follows));
}
