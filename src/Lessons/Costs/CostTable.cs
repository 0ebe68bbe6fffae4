using System.Globalization;

namespace Lessons.Costs;

/// <summary>Costs in columns of text, which look the same in every front end.</summary>
internal static class CostTable
{
    private const int Number = 10;

    /// <summary>Whole nanoseconds of one operation: a row per work, with wall clock and processor time (all threads).</summary>
    public static string Of(IReadOnlyList<ComparedCost> costs)
    {
        var title = costs.Max(cost => cost.Title.Length) + 1;
        string[] lines =
        [
            "nanoseconds".PadRight(title) + "wall clock".PadLeft(2 * Number) + "processor".PadLeft(2 * Number),
            new string(' ', title) + string.Concat(Enumerable.Repeat("Python".PadLeft(Number) + "C#".PadLeft(Number), 2)),
            .. costs.Select(cost => cost.Title.PadRight(title) + string.Concat(
                new[] { cost.Python.Nanoseconds, cost.CSharp.Nanoseconds, cost.Python.CpuNanoseconds, cost.CSharp.CpuNanoseconds }
                    .Select(value => value.ToString("N0", CultureInfo.InvariantCulture).PadLeft(Number)))),
        ];
        return string.Join('\n', lines);
    }
}
