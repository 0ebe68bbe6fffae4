using Lessons.Recordings;

namespace Lessons.Charts;

/// <summary>The rows of counts under a text timeline.</summary>
internal static class TextCounters
{
    private const int LongestName = 20;

    public static List<Row> Of(Recording recording)
    {
        List<Row> rows = [];
        if (recording.Operations.Length > 1)
        {
            Add("in flight", Curve.Of(recording.InFlight, recording.Elapsed), recording.Limit is { } limit ? $", limit {limit}" : "");
            Add("threads held", Curve.Of(recording.ThreadsHeld, recording.Elapsed));
        }
        if (Curve.PoolQueue(recording) is { Peak: > 0 } queue)
        {
            Add("pool threads", Curve.PoolThreads(recording));
            Add("pool queue", queue);
        }
        foreach (var gauge in recording.Gauges)
            if (gauge.Samples.Length > 0) Add(Text.Shorten(gauge.Name, LongestName), Curve.Of([.. gauge.Samples], recording.Elapsed));
        return rows;

        void Add(string name, Curve curve, string more = "") => rows.Add(new(name, curve, $"peak {Text.Number(curve.Peak)}{more}"));
    }

    public sealed record Row(string Name, Curve Curve, string Words);
}
