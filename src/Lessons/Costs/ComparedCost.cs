using System.Text.Json.Serialization;

namespace Lessons.Costs;

/// <summary>A work in both languages.</summary>
/// <param name="Work">Its name.</param>
/// <param name="Python">Its cost in Python.</param>
/// <param name="CSharp">Its cost in C#.</param>
public sealed record ComparedCost(
    [property: JsonPropertyName("work")] string Work,
    [property: JsonPropertyName("python")] Cost Python,
    [property: JsonPropertyName("csharp")] Cost CSharp)
{
    /// <summary>How many times as long it takes in Python.</summary>
    [JsonIgnore]
    public double Ratio => Python.Nanoseconds / CSharp.Nanoseconds;

    /// <summary>How many times as much memory it takes in Python, where that was measured.</summary>
    [JsonIgnore]
    public double? BytesRatio => Python.Bytes / CSharp.Bytes;

    /// <summary>One operation of the work, in words.</summary>
    [JsonIgnore]
    public string Title => Costs.Work.Named(Work).Title;
}
