using Lessons.Recordings;
using Microsoft.DotNet.Interactive.Formatting;

namespace Lessons.Charts;

/// <summary>The figure of a recording that still runs, for front ends that show it beside the outputs of the cell.</summary>
/// <param name="recording">The recording up to now; null when it has ended.</param>
internal sealed class GrowingFigure(Recording? recording)
{
    /// <summary>Marks a display as a figure that grows: <c>"now"</c>, or <c>"over"</c> when it is to be taken back.</summary>
    private const string MimeType = "application/vnd.interleave.growing";

    private readonly Lazy<string> _figure = new(() => recording is null ? "{}" : TimelineFigure.From(recording).ToJson());

    /// <summary>Takes the figure back.</summary>
    public static GrowingFigure Over { get; } = new(null);

    private string Now => recording is null ? "over" : "now";

    public static void Register()
    {
        Formatter.Register<GrowingFigure>(growing => growing.Now, MimeType);
        Formatter.Register<GrowingFigure>(growing => growing._figure.Value, ChartFormatters.PlotlyMimeType);
        Formatter.Register<GrowingFigure>(_ => "", PlainTextFormatter.MimeType);
        Formatter.SetPreferredMimeTypesFor(typeof(GrowingFigure), MimeType, ChartFormatters.PlotlyMimeType, PlainTextFormatter.MimeType);
    }
}
