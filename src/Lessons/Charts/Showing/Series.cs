using System.Globalization;
using System.Text.Json;

namespace Lessons.Charts;

/// <summary>One trace of a plotly.js figure, reduced to the data that words can express.</summary>
/// <param name="Type">Its type, such as <c>scatter</c>.</param>
/// <param name="Name">Its name in the legend, or nothing.</param>
/// <param name="Names">The places of its points, from left to right or from top to bottom.</param>
/// <param name="Values">The values of its points. A value that is not a number is NaN.</param>
/// <param name="Steps">Whether a value holds until the next.</param>
internal sealed record Series(string Type, string Name, string[] Names, double[] Values, bool Steps)
{
    /// <summary>The points' places as numbers, or null when they are names.</summary>
    public double[]? Places { get; } = Names.All(name => double.TryParse(name, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
        ? [.. Names.Select(name => double.Parse(name, CultureInfo.InvariantCulture))]
        : null;

    public static Series Of(JsonElement trace)
    {
        var type = Word(trace, "type") is { Length: > 0 } known ? known : "scatter";
        var lying = Word(trace, "orientation") == "h";
        var (places, values) = type switch
        {
            "pie" or "funnelarea" => ("labels", "values"),
            "scatterpolar" or "barpolar" => ("theta", "r"),
            _ => lying ? ("y", "x") : ("x", "y"),
        };
        var numbers = Numbers(trace, values);
        var names = Texts(trace, places);
        if (names.Length == 0) names = [.. numbers.Select((_, i) => i.ToString(CultureInfo.InvariantCulture))];
        var steps = trace.TryGetProperty("line", out var line) && Word(line, "shape") is "hv" or "vh" && type == "scatter";
        return new(type, Word(trace, "name"), names, numbers, steps);
    }

    /// <summary>A property that is a text, a number or a boolean; empty when there is none.</summary>
    public static string Word(JsonElement holder, string name) =>
        holder.ValueKind == JsonValueKind.Object && holder.TryGetProperty(name, out var value)
            ? value.ValueKind switch { JsonValueKind.True => "true", JsonValueKind.False => "false", JsonValueKind.String or JsonValueKind.Number => value.ToString(), _ => "" }
            : "";

    private static string[] Texts(JsonElement trace, string name) =>
        trace.TryGetProperty(name, out var items) && items.ValueKind == JsonValueKind.Array ? [.. items.EnumerateArray().Select(item => Rounded(item.ToString()))] : [];

    private static double[] Numbers(JsonElement trace, string name) =>
        trace.TryGetProperty(name, out var items) && items.ValueKind == JsonValueKind.Array
            ? [.. items.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Number ? item.GetDouble() : double.NaN)]
            : [];

    private static string Rounded(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? Text.Number(number) : text;
}
