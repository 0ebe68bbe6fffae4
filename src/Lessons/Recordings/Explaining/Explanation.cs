using Lessons.Recordings.Verdicts;

namespace Lessons.Recordings.Explaining;

/// <summary>A figure in plain sentences, from the same facts as its verdict.</summary>
internal static class Explanation
{
    private const int Most = 12;

    /// <summary>The verdict, and below it at most a dozen of the most telling sentences in the order of time.</summary>
    public static IReadOnlyList<string> Of(Recording recording)
    {
        var load = new Workload(recording);
        IEnumerable<Telling> all =
        [
            .. Starts.Of(load),
            .. Queues.Of(load),
            .. Threads.Of(load),
            .. Waits.Of(load),
            .. Ends.Of(load),
            .. Moments.Of(load),
        ];
        return
        [
            TimelineVerdict.Of(load) + ".",
            // What happened at one moment is told in the order of the list above.
            .. all.Index().OrderByDescending(it => it.Item.Weight).Take(Most).OrderBy(it => it.Item.At).ThenBy(it => it.Index).Select(it => it.Item.Text),
        ];
    }
}
