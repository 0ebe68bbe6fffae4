using Microsoft.DotNet.Interactive.Formatting;

namespace Lessons.Charts;

using Recording = Lessons.Recording.Recording;

/// <summary>Teaches the notebook's formatter library to show recordings and figures.</summary>
public static class ChartFormatters
{
    /// <summary>The MIME type of a plotly.js figure.</summary>
    public const string PlotlyMimeType = "application/vnd.plotly.v1+json";

    /// <summary>Registers the formatters; once more does no harm.</summary>
    public static void Register()
    {
        Register<Recording>(TimelineFigure.From);
        Register<Figure>(figure => figure);
    }

    private static void Register<T>(Func<T, Figure> draw)
    {
        Formatter.Register<T>(value => draw(value).ToJson(), PlotlyMimeType);
        Formatter.Register<T>(value => draw(value).ToHtml(), HtmlFormatter.MimeType);
        Formatter.Register<T>(value => draw(value).PlainText, PlainTextFormatter.MimeType);
        Formatter.SetPreferredMimeTypesFor(typeof(T), PreferredMimeTypes());
    }

    /// <summary>.NET Interactive hands JSON to the front end as a string, from which no renderer draws anything: there HTML goes first.</summary>
    private static string[] PreferredMimeTypes() =>
        AppDomain.CurrentDomain.GetAssemblies().Any(assembly => assembly.GetName().Name == "Microsoft.DotNet.Interactive")
            ? [HtmlFormatter.MimeType, PlainTextFormatter.MimeType]
            : [PlotlyMimeType, HtmlFormatter.MimeType, PlainTextFormatter.MimeType];
}
