using Lessons.Recordings;

namespace Lessons.Charts;

/// <summary>The sentences that take the place of small plots without news.</summary>
internal static class CountsInWords
{
    /// <summary>The sentences, in plotly.js's HTML.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="counts">Whether the plots are drawn anyway.</param>
    public static IEnumerable<string> Of(Recording recording, bool counts)
    {
        if (CounterPlot.HasOperations(recording) && !CounterPlot.Draws(recording, counts, News.InOperations))
        {
            yield return $"In flight: at most {recording.PeakInFlight}{(recording.Limit is { } limit ? $", limit {limit}" : "")}.";
            yield return $"Threads held: at most {recording.PeakThreads}.";
        }
        if (!CounterPlot.HasPool(recording)) yield break;

        if (!CounterPlot.Draws(recording, counts, News.InPool)) yield return Pool(recording);
        else
            foreach (var sentence in PoolChanges.Explained(recording)) yield return sentence;
    }

    private static string Pool(Recording recording)
    {
        var (least, most) = (recording.Pool.Min(sample => sample.Threads), recording.Pool.Max(sample => sample.Threads));
        foreach (var change in recording.PoolChanges) (least, most) = (Math.Min(least, change.Threads), Math.Max(most, change.Threads));
        var threads = least == most ? Text.Count(most, "thread") : $"{least} to {most} threads";
        var queue = recording.Pool.Max(sample => sample.Queue) is > 0 and var longest ? $"at most {longest} queued, for a moment" : "nothing queued";
        var why = PoolChanges.Words(recording).FirstOrDefault() is { } first ? $" ({Text.Html(first.Words)}, because {PoolChanges.Meaning(first)})" : "";
        return $"Pool: {threads}{why}, {queue}.";
    }
}
