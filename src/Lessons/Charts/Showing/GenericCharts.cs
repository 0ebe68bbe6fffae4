using System.Reflection;
using Microsoft.DotNet.Interactive.Formatting;

namespace Lessons.Charts;

/// <summary>
/// Shows the charts of Plotly.NET like the lessons' own figures, with any version of that package that a notebook has
/// restored. The code does not refer to the package, and loads nothing before a notebook loads it.
/// </summary>
internal static class GenericCharts
{
    /// <summary>The MIME type of a plotly.js figure.</summary>
    public const string PlotlyMimeType = "application/vnd.plotly.v1+json";

    private const string Library = "Plotly.NET";

    // The host and the lessons' library contain the same code. The first of them to run shows the charts.
    private const string Watched = "Lessons.Charts.GenericCharts.Watched";

    private static readonly Lock Registering = new();
    private static readonly HashSet<Type> Registered = [];

    /// <summary>
    /// Whether this process shows JSON types as objects. A figure is drawn only where it arrives as an object. The hosts of
    /// our engine set this switch in their project files. .NET Interactive hands JSON over as a string, and has no such
    /// switch.
    /// </summary>
    public static bool DisplaysJson { get; } = AppContext.TryGetSwitch("Interleave.DisplaysJson", out var displays) && displays;

    /// <summary>Registers formatters for the charts as soon as Plotly.NET is loaded. A second call does no harm.</summary>
    public static void Watch()
    {
        if (AppContext.GetData(Watched) is not null) return;

        AppContext.SetData(Watched, true);
        AppDomain.CurrentDomain.AssemblyLoad += (_, loaded) => RegisterIn(loaded.LoadedAssembly);
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies()) RegisterIn(assembly);
    }

    private static void RegisterIn(Assembly assembly)
    {
        if (assembly.GetName().Name == Library && assembly.GetType($"{Library}.GenericChart") is { } chart) Register(chart);
    }

    /// <summary>Registers formatters for a union type of charts.</summary>
    /// <param name="chart">The type.</param>
    /// <param name="again">Whether to register again, after the formatter library has forgotten everything.</param>
    internal static void Register(Type chart, bool again = false)
    {
        lock (Registering)
        {
            if (!Registered.Add(chart) && !again) return;

            // A formatter for the exact type of a value wins over one for its base, even if that one is registered later.
            // Plotly.NET.Interactive registers its HTML, which draws nothing without the internet, for the base.
            foreach (var shape in chart.GetNestedTypes().Where(shape => shape.BaseType == chart))
            {
                Register(chart, shape, PlotlyMimeType, value => GenericChartReader.Read(value).Json);
                Register(chart, shape, HtmlFormatter.MimeType, value => ChartHtml.Of(GenericChartReader.Read(value)));
                Register(chart, shape, PlainTextFormatter.MimeType, value => GenericChartReader.Read(value).PlainText);
                Formatter.SetPreferredMimeTypesFor(shape, DisplaysJson ? [PlotlyMimeType, HtmlFormatter.MimeType, PlainTextFormatter.MimeType] : [HtmlFormatter.MimeType, PlainTextFormatter.MimeType]);
            }
        }
    }

    private static void Register(Type chart, Type shape, string mimeType, Func<object, string> show) =>
        Formatter.Register(shape, (value, writer) => writer.Write(ReadersOwn(chart, mimeType) is { } own ? Format(own, value, mimeType) : show(value)), mimeType);

    /// <summary>The reader's own formatter for charts, or null. A loaded Plotly.NET.Interactive has the first one.</summary>
    private static ITypeFormatter? ReadersOwn(Type chart, string mimeType)
    {
        ITypeFormatter[] own = [.. Formatter.RegisteredFormatters(includeDefaults: false).Where(formatter => formatter.Type == chart && formatter.MimeType == mimeType)];
        var packages = mimeType == HtmlFormatter.MimeType && AppDomain.CurrentDomain.GetAssemblies().Any(assembly => assembly.GetName().Name == Library + ".Interactive") ? 1 : 0;
        return own.Length > packages ? own[0] : null;
    }

    private static string Format(ITypeFormatter formatter, object value, string mimeType)
    {
        using var text = new StringWriter();
        using (var context = new FormatContext(text)) formatter.Format(value, context);
        return text.ToString();
    }
}
