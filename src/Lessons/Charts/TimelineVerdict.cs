using Lessons.Recordings;

namespace Lessons.Charts;

/// <summary>The line under a figure's title: a summary of the recording in one sentence that is never false.</summary>
internal static class TimelineVerdict
{
    public static string Of(Recording recording)
    {
        var sentence = Sentence(recording, [.. recording.Leaves]);
        return recording.Truncated ? sentence + " · truncated: the recorder ran out of space" : sentence;
    }

    /// <summary>
    /// Whether operations hold threads for most of their life. A blocked thread looks like a working one, so an "overlap"
    /// would then praise the mistake.
    /// </summary>
    public static bool HoldsThreads(Recording recording) => HoldsThreads([.. recording.Leaves]);

    /// <summary>The times that recordings of the same work took: «600 ms → 302 ms · 2.0× shorter».</summary>
    public static string OfAll(IReadOnlyList<Recording> recordings)
    {
        var times = string.Join(" → ", recordings.Select(recording => Text.Milliseconds(recording.Elapsed)));
        var ratios = recordings.Skip(1).Select(recording => Ratio(recordings[0].Elapsed, recording.Elapsed)).ToArray();
        return ratios.Length switch
        {
            0 => times,
            1 => $"{times} · {ratios[0]}",
            _ => $"{times} · against the first: {string.Join(", ", ratios)}",
        };
    }

    private static string Ratio(double first, double other)
    {
        var (longer, shorter) = (Math.Max(first, other), Math.Max(Math.Min(first, other), 0.01));
        var ratio = longer / shorter;
        return ratio < 1.05 ? "as long" : $"{Times(ratio)} {(first > other ? "shorter" : "longer")}";
    }

    private static bool HoldsThreads(Operation[] leaves)
    {
        var held = 0.0;
        foreach (var leaf in leaves) held += leaf.Held;
        return held > Work(leaves) / 2;
    }

    private static string Sentence(Recording recording, Operation[] leaves)
    {
        var wall = $"wall clock {Text.Milliseconds(recording.Elapsed)}";
        if (leaves.Length == 0) return wall + " · no operations were recorded";

        if (HoldsThreads(leaves))
            return $"{wall} · threads held most of the time: peak {recording.PeakThreads} on {Text.Count(recording.Cores, "core")}";
        if (leaves is [var only])
            return $"{wall} · {only.Name} held a thread for {Text.Milliseconds(only.Held)} of its {Text.Milliseconds(only.Elapsed)}";

        var work = Work(leaves);
        var overlap = work / Math.Max(recording.Elapsed, 0.01);
        return $"{wall} · the same work one after another {Text.Milliseconds(work)} · " +
            (overlap < 1.05 ? "no overlap" : $"overlap {Times(overlap)}");
    }

    private static string Times(double ratio) => ratio.ToString(ratio < 100 ? "0.0" : "0", System.Globalization.CultureInfo.InvariantCulture) + "×";

    /// <summary>Waiting in a queue is not work: there would be none if the operations ran one after another.</summary>
    private static double Work(Operation[] leaves)
    {
        var work = 0.0;
        foreach (var leaf in leaves) work += leaf.Elapsed - leaf.Queued - leaf.Ready;
        return work;
    }
}
