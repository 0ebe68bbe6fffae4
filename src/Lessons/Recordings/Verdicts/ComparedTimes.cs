using System.Globalization;

namespace Lessons.Recordings.Verdicts;

/// <summary>The times that recordings of the same work took: «600 ms → 302 ms · 2.0× shorter».</summary>
internal static class ComparedTimes
{
    public static string Of(IReadOnlyList<Recording> recordings)
    {
        var times = string.Join(" → ", recordings.Select(recording => PlainWords.Milliseconds(recording.Elapsed)));
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

    private static string Times(double ratio) => ratio.ToString(ratio < 100 ? "0.0" : "0", CultureInfo.InvariantCulture) + "×";
}
