using System.Text.Json.Serialization;

namespace Lessons.Costs;

/// <summary>The cost of one operation of a work.</summary>
/// <param name="Count">How many operations were measured together.</param>
/// <param name="Nanoseconds">Wall clock of one operation.</param>
/// <param name="CpuNanoseconds">Processor time of one operation, of all threads of its process together.</param>
public sealed record Cost(
    [property: JsonPropertyName("count")] long Count,
    [property: JsonPropertyName("ns")] double Nanoseconds,
    [property: JsonPropertyName("cpu")] double CpuNanoseconds)
{
    /// <summary>The growth of the process for each operation, where that was measured.</summary>
    [JsonPropertyName("bytes")]
    public double? Bytes { get; init; }

    /// <summary>The medians of several measurements, for each number separately.</summary>
    /// <param name="costs">The measurements, at least one.</param>
    internal static Cost Median(IReadOnlyCollection<Cost> costs) => new(
        costs.Sum(cost => cost.Count), Middle(costs.Select(cost => cost.Nanoseconds)), Middle(costs.Select(cost => cost.CpuNanoseconds)))
    {
        Bytes = costs.All(cost => cost.Bytes is not null) ? Middle(costs.Select(cost => cost.Bytes!.Value)) : null,
    };

    private static double Middle(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
