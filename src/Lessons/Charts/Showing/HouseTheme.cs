using System.Text.Json.Nodes;

namespace Lessons.Charts;

/// <summary>
/// Fonts, colours and margins of the lessons' figures, as a plotly.js template, so a chart's own settings are kept. Lines
/// differ in their dashes and points in their symbols, so that colour is not the only difference.
/// </summary>
internal static class HouseTheme
{
    public const string Sans = "system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif";

    /// <summary>The height, in CSS pixels, of a chart whose author sets none.</summary>
    public const int Height = 380;

    // This many columns fit on a phone.
    private const int TitleColumns = 42;

    private static readonly Lazy<string> Source = new(() => Resources.Read("theme.json"));

    /// <summary>Makes a new template for each caller, because the caller may put it into a figure.</summary>
    public static JsonNode Template() => JsonNode.Parse(Source.Value)!;

    /// <summary>Puts the theme on.</summary>
    /// <param name="layout">The properties of a layout.</param>
    /// <param name="height">The height of the whole chart.</param>
    public static void Dress(Dictionary<string, object?> layout, int height)
    {
        layout["template"] = Template();
        if (Title(layout) is not { } title) return;

        title.TryAdd("y", 1 - (24.0 / height));
        var margin = Properties(layout.GetValueOrDefault("margin"));
        margin.TryAdd("t", 38 + (20 * $"{title["text"]}".Split("<br>").Length));
        layout["margin"] = margin;
    }

    /// <summary>Makes the title bold, and breaks it, which plotly.js does not. A title with tags is kept as it is.</summary>
    /// <param name="layout">The properties of a layout.</param>
    /// <returns>The properties of the title, or null when there is none.</returns>
    public static Dictionary<string, object?>? Title(Dictionary<string, object?> layout)
    {
        var title = Properties(layout.GetValueOrDefault("title"));
        if (title.GetValueOrDefault("text") is not string words || words.Length == 0) return null;

        if (!words.Contains('<')) title["text"] = string.Join("<br>", Text.Wrap(words, TitleColumns, 3).Select(line => $"<b>{line}</b>"));
        layout["title"] = title;
        return title;
    }

    private static Dictionary<string, object?> Properties(object? value) =>
        value is null ? [] : ObjectWriter.PropertiesOf(value).ToDictionary(property => property.Name, property => property.Value);
}
