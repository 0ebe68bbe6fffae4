using System.Globalization;

namespace Notebooks.Cli.Selection;

/// <summary>One of several parts of the notebooks, for machines that share the work.</summary>
/// <param name="Index">Which, from 1.</param>
/// <param name="Count">Of how many.</param>
internal sealed record Shard(int Index, int Count)
{
    /// <exception cref="UsageException">It is not of the form <c>i/n</c>.</exception>
    public static Shard Parse(string text) =>
        text.Split('/') is [var i, var n]
            && int.TryParse(i, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && index >= 1 && index <= count
            ? new(index, count)
            : throw new UsageException($"--shard {text}: give i/n, such as 2/3 for the second of three parts; i goes from 1 to n.");

    /// <summary>
    /// This part of the notebooks, in their order. Each notebook is in exactly one part, and every machine that knows the
    /// same durations finds the same parts: the longest notebook goes first, always to the part with the least to do.
    /// </summary>
    public IReadOnlyList<string> Of(IReadOnlyList<string> notebooks, IReadOnlyDictionary<string, double> durations)
    {
        var loads = new double[Count];
        HashSet<string> mine = [];
        foreach (var notebook in notebooks.OrderByDescending(n => durations[n]).ThenBy(n => n.Replace('\\', '/'), StringComparer.Ordinal))
        {
            var part = Array.IndexOf(loads, loads.Min());
            loads[part] += durations[notebook];
            if (part == Index - 1) mine.Add(notebook);
        }
        return [.. notebooks.Where(mine.Contains)];
    }

    public override string ToString() => $"{Index}/{Count}";
}
