using Lessons.Charts.Plotly;

namespace Lessons.Charts;

/// <summary>
/// Prints the texts of the plot. Each is the text of a bar that cannot be seen, as long as the room that the text has, and
/// as high as a lane: plotly.js leaves out a text that does not fit, whatever the page's width and font, and prints it when
/// the reader zooms in. In the bars of the states themselves, which are lower, it would leave out all texts of a tall font.
/// </summary>
internal static class LabelTraces
{
    /// <summary>The size of these texts, in pixels.</summary>
    public const double Size = 10;

    private const string Nothing = "rgba(0,0,0,0)";

    // The smallest step of a figure's numbers, in milliseconds.
    private const double Step = 0.01;

    public static IEnumerable<Trace> Of(IReadOnlyList<Band> bands, double span, bool bars)
    {
        List<Label> labels = [];
        HashSet<SegmentStyle> unnamed = [.. SegmentStyle.InLegendOrder];
        foreach (var band in bands)
        {
            for (var i = 0; bars && i < band.Lanes.Length; i++)
                labels.AddRange(new LaneLabels(band.Lanes[i], band.Place(i), span).Of(unnamed));
        }
        foreach (var stand in Enum.GetValues<Stand>())
            if (labels.FindAll(label => label.Stand == stand) is { Count: > 0 } own)
                yield return Texts(stand, own, stand switch { Stand.Inside => Palette.Light.Paper, Stand.Above => Palette.Light.Muted, _ => Palette.Light.Ink });

        // The mark of a note is drawn by itself. Its text keeps clear of it by a space.
        List<Label> notes =
        [
            .. from band in bands
               from note in band.Notes
               where note.Text.Length > 0
               let text = Text.Html(note.Text)
               select new Label(note.After ? Stand.After : Stand.Before, note.From, note.To, band.Place(note), note.After ? "\u2002" + text : text + "\u2002"),
        ];
        foreach (var side in notes.GroupBy(note => note.Stand))
            yield return Texts(side.Key, [.. side], Palette.Light.Ink) with { Meta = "notes" };
    }

    private static BarTrace Texts(Stand stand, List<Label> labels, string colour) => new()
    {
        Orientation = "h",
        Base = [.. labels.Select(label => label.From)],
        X = [.. labels.Select(Length)],
        Y = [.. labels.Select(label => label.Height)],
        Width = 1,
        Marker = new() { Color = Nothing, Line = new(Width: 0) },
        Text = [.. labels.Select(label => label.Text)],
        Textposition = "inside",
        Textangle = 0,
        Insidetextanchor = stand switch { Stand.After => "start", Stand.Before => "end", _ => "middle" },
        Textfont = new(Size: Size, Color: colour),
        Hoverinfo = "skip",
        Showlegend = false,
        Meta = "labels",
    };

    // plotly.js leaves out the text of a bar that ends beyond the axis, be it by rounding alone.
    private static double Length(Label label) => Math.Max(Math.Round(label.To, 2) - Math.Round(label.From, 2) - Step, Step);
}
