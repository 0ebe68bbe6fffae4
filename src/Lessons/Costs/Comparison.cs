using System.Text.Json.Serialization;
using Lessons.Charts;

namespace Lessons.Costs;

/// <summary>The costs of the same works in Python and in C#.</summary>
public sealed partial record Comparison
{
    /// <summary>Whether it was measured here, just now. If not, it comes from <c>data/python/recorded.json</c>.</summary>
    [JsonIgnore]
    public bool Live { get; internal init; }

    /// <summary>The reason why it was not measured; null when it was.</summary>
    [JsonIgnore]
    public string? Instead { get; internal init; }

    /// <summary>The day, such as 2026-11-21.</summary>
    [JsonPropertyName("date"), JsonRequired]
    public DateOnly Date { get; init; }

    /// <summary>The machine: its cores and its system.</summary>
    [JsonPropertyName("machine"), JsonRequired]
    public string Machine { get; init; } = "";

    /// <summary>The way in which the numbers were measured.</summary>
    [JsonPropertyName("how"), JsonRequired]
    public string How { get; init; } = "";

    /// <summary>The Python side.</summary>
    [JsonPropertyName("python"), JsonRequired]
    public About Python { get; init; } = null!;

    /// <summary>The C# side.</summary>
    [JsonPropertyName("csharp"), JsonRequired]
    public About CSharp { get; init; } = null!;

    /// <summary>The works, in the order in which they were measured.</summary>
    [JsonPropertyName("costs"), JsonRequired]
    public IReadOnlyList<ComparedCost> Costs { get; init; } = [];

    /// <summary>The origin of the numbers. Show it together with them.</summary>
    [JsonIgnore]
    public string Label => Live
        ? $"measured here: {Python} and {CSharp}; {How}"
        : $"not measured here ({Instead}), but recorded on {Date:yyyy-MM-dd} ({Machine}): {Python} and {CSharp}; {How}";

    /// <summary>Whole nanoseconds, in columns of text.</summary>
    [JsonIgnore]
    public string Table => CostTable.Of(Costs);

    /// <summary>One work.</summary>
    /// <param name="work">Its name: <c>raise-10</c>.</param>
    /// <exception cref="KeyNotFoundException">It was not measured.</exception>
    public ComparedCost this[string work] => Costs.FirstOrDefault(cost => cost.Work == work)
        ?? throw new KeyNotFoundException($"There is no work '{work}'. There are: {string.Join(", ", Costs.Select(cost => cost.Work))}.");

    /// <summary>A bar for each work: to the right, how many times as much it costs in Python; to the left, in C#.</summary>
    public Figure Chart() => RatioChart.Of(
        Live ? "One operation: C# against Python" : $"One operation: C# against Python (recorded {Date:yyyy-MM-dd})",
        "times the cost in C#", "times the cost in Python",
        [.. Costs.OrderByDescending(cost => cost.Ratio).Select(cost => (Name(cost), cost.Ratio))]);

    // A client written by hand and a library do different work, so the bar names the client.
    private string Name(ComparedCost cost) => cost.Work == "http" ? $"HTTP: {Python.Http}" : cost.Title;
}
