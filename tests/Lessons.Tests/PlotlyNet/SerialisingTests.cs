using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Lessons.Charts;
using Plotly.NET;

namespace Lessons.Tests.PlotlyNet;

/// <summary>What is shown of a chart is what Plotly.NET itself would send to plotly.js.</summary>
public sealed partial class SerialisingTests
{
    public static TheoryData<string> Names => [.. Gallery.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_chart_is_the_same_data_and_layout_as_the_package_writes(string name)
    {
        var chart = Gallery.All[name]();

        var shown = JsonNode.Parse(GenericChartReader.Read(chart).Json)!;
        var package = JsonNode.Parse(GenericChart.toJson(chart))!;

        foreach (var own in (string[])["template", "width", "height", "autosize"])
        {
            if (own is not "width" and not "height" || package["layout"]![own]?.GetValue<int>() == 600) package["layout"]!.AsObject().Remove(own);
        }
        foreach (var own in (string[])["template", "autosize"]) shown["layout"]!.AsObject().Remove(own);
        if (package["layout"]!["height"] is null) shown["layout"]!.AsObject().Remove("height");
        shown["config"]!.AsObject().Remove("displaylogo");
        Assert.Equal(Normal(package)!.ToJsonString(), Normal(shown)!.ToJsonString());
    }

    /// <summary>Numbers of the same value are the same, a number that is none is a gap, and a colour has one spelling.</summary>
    private static JsonNode? Normal(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, Normal(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Normal)]),
        JsonValue value when value.TryGetValue<string>(out var word) => word == "NaN" ? null : Colour(word),
        JsonValue value when value.GetValueKind() == System.Text.Json.JsonValueKind.Number => double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture),
        _ => node?.DeepClone(),
    };

    private static string Colour(string word) => Opaque().Match(word) is { Success: true } colour
        ? "#" + string.Concat(colour.Groups.Values.Skip(1).Select(part => int.Parse(part.ValueSpan, CultureInfo.InvariantCulture).ToString("X2", CultureInfo.InvariantCulture)))
        : word;

    [GeneratedRegex(@"^rgba\((\d+), (\d+), (\d+), 1\.0\)$")]
    private static partial Regex Opaque();
}
