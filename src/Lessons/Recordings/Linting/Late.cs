namespace Lessons.Recordings.Linting;

/// <summary>Operations that could have gone on, and had to wait for a thread.</summary>
internal static class Late
{
    private const double AfterMilliseconds = 5;
    private const int Few = 3;

    // One late resumption among many is chance, and a busy machine can cause thirty milliseconds.
    private const double LeastShare = 0.25;
    private const double LeastMilliseconds = 30;
    private const double LeastOfRecording = 0.05;

    public static string? Resumptions(Recording recording, Stalls stalls)
    {
        var own = recording.Operations.Where(operation => operation.Source is null).ToList();
        var known = own.Sum(Known);
        var late = own.SelectMany(operation => operation.Segments)
            .Where(segment => segment.State == State.Ready && stalls.Fair(segment.Start, segment.End) > AfterMilliseconds)
            .ToList();
        if (late.Count < Few || late.Count < known * LeastShare) return null;
        if (late.Max(segment => stalls.Fair(segment.Start, segment.End)) < Math.Max(LeastMilliseconds, recording.Elapsed * LeastOfRecording)) return null;

        // If no operation held a thread meanwhile, the machine was the cause.
        var cover = new Cover(recording);
        var most = late.Count / 2;
        if (late.Count(segment => cover.Share(segment.Start, segment.End) > 0.5) <= most) return null;

        var why = late.Count(segment => PoolWasBusy(recording, segment)) > most
            ? "the pool was short of threads"
            : "the thread that they go on with was busy";
        return $"{late.Count} of {known} starts and resumptions came > {AfterMilliseconds:0} ms late: {why}";
    }

    private static bool PoolWasBusy(Recording recording, Segment segment)
    {
        PoolSample[] samples = [.. recording.Pool.Where(sample => sample.At >= segment.Start && sample.At <= segment.End)];
        return samples.Length > 0 && samples.Count(sample => sample.Queue > 0) > samples.Length / 2;
    }

    /// <summary>Counts the starts and resumptions of which it is known when they were due: waits with a note, and whatever was ready.</summary>
    private static int Known(Operation operation) =>
        Enumerable.Range(0, operation.Segments.Length).Count(i => operation.Segments[i].State == State.Ready
            || (i > 0 && operation.Segments[i].State == State.HoldingThread && operation.Segments[i - 1] is { Awaited: not null, State: not State.Ready }));
}
