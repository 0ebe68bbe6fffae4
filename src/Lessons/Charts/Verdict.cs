using Lessons.Recording;

namespace Lessons.Charts;

using Recording = Lessons.Recording.Recording;

/// <summary>The line under a figure's title: what the recording amounts to, in one sentence that is never false.</summary>
internal static class Verdict
{
    public static string Of(Recording recording)
    {
        var sentence = Sentence(recording, [.. Steps.Leaves(recording)]);
        return recording.Truncated ? sentence + " · truncated: the recorder ran out of space" : sentence;
    }

    /// <summary>
    /// Whether operations hold threads for most of their life. A blocked thread looks like a working one, so an "overlap"
    /// would then praise the very thing that is wrong.
    /// </summary>
    public static bool HoldsThreads(Recording recording)
    {
        Operation[] leaves = [.. Steps.Leaves(recording)];
        return leaves.Sum(leaf => leaf.Held) > Work(leaves) / 2;
    }

    private static string Sentence(Recording recording, Operation[] leaves)
    {
        var wall = $"wall clock {Text.Milliseconds(recording.Elapsed)}";
        if (leaves.Length == 0) return wall + " · no operations were recorded";

        if (HoldsThreads(recording))
            return $"{wall} · threads held most of the time: peak {Steps.Holding(recording).Peak()} on {Text.Count(Environment.ProcessorCount, "core")}";
        if (leaves is [var only])
            return $"{wall} · {only.Name} held a thread for {Text.Milliseconds(only.Held)} of its {Text.Milliseconds(only.Elapsed)}";

        var work = Work(leaves);
        var overlap = work / Math.Max(recording.Elapsed, 0.01);
        return $"{wall} · the same work one after another {Text.Milliseconds(work)} · " +
            (overlap < 1.05 ? "no overlap" : $"overlap {overlap:0.0}×");
    }

    /// <summary>Waiting in a queue is not work: it would vanish if the operations ran one after another.</summary>
    private static double Work(Operation[] leaves) => leaves.Sum(leaf => leaf.Elapsed - leaf.Queued - leaf.Ready);
}
