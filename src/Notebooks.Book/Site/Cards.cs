using System.Buffers.Binary;
using System.Text.Json.Nodes;
using Notebooks.Book.Contents;
using Notebooks.Publishing;
using Notebooks.Publishing.Pictures;
using Notebooks.Publishing.Twins;

namespace Notebooks.Book.Site;

/// <summary>Draws the cards of lessons: a figure of each, in the shape that other sites expect.</summary>
internal static class Cards
{
    // Sites show 1200 by 630 pixels, and cut off what does not fit.
    private const int Height = Painter.Width * 630 / 1200;

    // The width of a PNG stands after its signature and the head of its first chunk.
    private const int WidthAt = 16, HeightAt = 20;

    /// <param name="lessons">The lessons.</param>
    /// <param name="browser">Path of a Chromium.</param>
    /// <returns>The cards of those that have figures, by their pages, and the pictures.</returns>
    /// <exception cref="PictureException">They cannot be drawn.</exception>
    public static async Task<IReadOnlyDictionary<string, (Card Card, byte[] Png)>> DrawAsync(IReadOnlyList<Lesson> lessons, string browser)
    {
        var shown = lessons.Select(lesson => (Lesson: lesson, Figure: FigureOf(lesson))).Where(one => one.Figure is not null).ToList();
        var pictures = await new Painter(browser).PaintAsync([.. shown.Select(one => one.Figure!)]).ConfigureAwait(false);
        return shown.Zip(pictures).ToDictionary(one => one.First.Lesson.Page, one => (CardOf(one.First.Lesson, one.Second.Png), one.Second.Png));
    }

    /// <summary>The figure that needs to change least to have the height of a card, or null when there is none.</summary>
    internal static JsonObject? FigureOf(Lesson lesson)
    {
        if (Twin.Figures(lesson.Source, lesson.Executed).MinBy(figure => Math.Abs(HeightOf(figure) - Height)) is not { } nearest) return null;
        var figure = (JsonObject)nearest.DeepClone();
        var layout = figure["layout"] as JsonObject ?? [];
        layout["height"] = Height;
        figure["layout"] = layout;
        return figure;
    }

    private static double HeightOf(JsonObject figure) => figure["layout"] is JsonObject layout && layout["height"] is JsonValue value && value.TryGetValue<double>(out var height) ? height : Height;

    private static Card CardOf(Lesson lesson, byte[] png) =>
        new($"cards/{lesson.Slug}.png", BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(WidthAt)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(HeightAt)));
}
