using System.Runtime.CompilerServices;
using Lessons.Recordings;
using Microsoft.DotNet.Interactive.Formatting;

namespace Lessons.Charts;

/// <summary>Teaches the notebook's formatter library to show recordings and figures.</summary>
public static class ChartFormatters
{
    /// <summary>The MIME type of a plotly.js figure.</summary>
    public const string PlotlyMimeType = GenericCharts.PlotlyMimeType;

    private static readonly ConditionalWeakTable<Recording, Figure> Drawn = [];

    /// <summary>Registers the formatters. A second call does no harm.</summary>
    public static void Register()
    {
        // Each type of output asks for the figure, so the figure is drawn once and kept.
        Register<Recording>(recording => Drawn.GetValue(recording, TimelineFigure.From));
        Register<Figure>(figure => figure);
        GrowingFigure.Register();
    }

    private static void Register<T>(Func<T, Figure> draw)
    {
        Formatter.Register<T>(value => draw(value).ToJson(), PlotlyMimeType);
        Formatter.Register<T>(value => draw(value).ToHtml(), HtmlFormatter.MimeType);
        Formatter.Register<T>(value => draw(value).PlainText, PlainTextFormatter.MimeType);
        Lesson.Prefer<T>(PlotlyMimeType, HtmlFormatter.MimeType, PlainTextFormatter.MimeType);
    }
}
