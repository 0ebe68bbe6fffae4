using System.Globalization;
using Plotly.NET;
using Plotly.NET.CSharp;
using Plotly.NET.LayoutObjects;
using CoreChart = Plotly.NET.Chart;

namespace Lessons.Plotly;

/// <summary>Methods that Plotly.NET.CSharp leaves to F#: titles, lines across a chart, notes in it. Each method returns the chart.</summary>
public static class ChartStyling
{
    /// <summary>Writes a title above the chart.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="title">The title.</param>
    public static GenericChart WithTitle(this GenericChart chart, string title) => CoreChart.withTitle(title, null).Invoke(chart);

    /// <summary>Names the quantities that the axes measure, with their units.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="x">What the horizontal axis measures, or null to leave it as it is.</param>
    /// <param name="y">What the vertical axis measures, or null to leave it as it is.</param>
    public static GenericChart WithAxisTitles(this GenericChart chart, string? x = null, string? y = null)
    {
        if (x is not null) chart = chart.WithXAxisStyle<double, double, string>(TitleText: x);
        if (y is not null) chart = chart.WithYAxisStyle<double, double, string>(TitleText: y);
        return chart;
    }

    /// <summary>Makes both axes logarithmic. Proportional growth is then a straight line.</summary>
    /// <param name="chart">The chart.</param>
    public static GenericChart WithLogarithmicAxes(this GenericChart chart) =>
        CoreChart.withYAxis(Logarithmic(), null).Invoke(CoreChart.withXAxis(Logarithmic(), null).Invoke(chart));

    /// <summary>Writes on each bar how long it is.</summary>
    /// <param name="chart">The chart.</param>
    public static GenericChart WithValues(this GenericChart chart)
    {
        // Four digits are enough. The angle of 0 keeps plotly.js from turning a text on its side to make it fit.
        foreach (var trace in chart.GetTraces())
            foreach (var (name, value) in (ReadOnlySpan<(string, object)>)[("texttemplate", "%{value:,.4~r}"), ("textposition", "auto"), ("textangle", 0), ("cliponaxis", false)])
                trace.SetProperty(name, value);
        return chart;
    }

    /// <summary>Names each row of horizontal bars, from top to bottom; plotly.js begins at the bottom, and leaves out names where it is crowded.</summary>
    /// <param name="chart">The chart.</param>
    public static GenericChart FromTopToBottom(this GenericChart chart)
    {
        var axis = new LinearAxis();
        axis.SetProperty("autorange", "reversed");
        axis.SetProperty("dtick", 1);
        return CoreChart.withYAxis(axis, null).Invoke(chart);
    }

    /// <summary>Labels each whole number of the vertical axis, and nothing between two of them: for what can be counted.</summary>
    /// <param name="chart">The chart.</param>
    public static GenericChart WithWholeNumbers(this GenericChart chart)
    {
        var axis = new LinearAxis();
        axis.SetProperty("dtick", 1);
        return CoreChart.withYAxis(axis, null).Invoke(chart);
    }

    /// <summary>Draws lines as steps: each value holds until the next.</summary>
    /// <param name="chart">The chart.</param>
    public static GenericChart WithSteps(this GenericChart chart)
    {
        foreach (var trace in chart.GetTraces())
        {
            var line = trace.TryGetTypedPropertyValue<Line>("line")?.Value ?? new Line();
            line.SetProperty("shape", "hv");
            trace.SetProperty("line", line);
        }
        return chart;
    }

    /// <summary>Draws a line across the whole chart, such as a limit.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="y">Where, in the units of the vertical axis.</param>
    /// <param name="words">A label of the line, or null.</param>
    public static GenericChart WithHorizontalLine(this GenericChart chart, double y, string? words = null)
    {
        chart = chart.WithShape(LineShape("paper", 0, 1, "y", y, y));
        return words is null ? chart : chart.WithAnnotation(Words(words, "paper", 1, "y", y, "right", "bottom"));
    }

    /// <summary>Draws a line from the bottom of the chart to its top, such as a moment.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="x">Where, in the units of the horizontal axis.</param>
    /// <param name="words">A label of the line, or null.</param>
    public static GenericChart WithVerticalLine(this GenericChart chart, double x, string? words = null)
    {
        chart = chart.WithShape(LineShape("x", x, x, "paper", 0, 1));
        return words is null ? chart : chart.WithAnnotation(Words(words, "x", x, "paper", 1, "center", "bottom"));
    }

    /// <summary>Puts a note with an arrow at a point.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="x">The point, in the units of the horizontal axis.</param>
    /// <param name="y">The point, in the units of the vertical axis.</param>
    /// <param name="words">The note.</param>
    public static GenericChart WithNote(this GenericChart chart, double x, double y, string words)
    {
        var note = new Annotation();
        foreach (var (name, value) in (ReadOnlySpan<(string, object)>)[("text", words), ("x", x), ("y", y), ("showarrow", true), ("ax", 24), ("ay", -28), ("xanchor", "left")])
            note.SetProperty(name, value);
        return chart.WithAnnotation(note);
    }

    /// <summary>Adds a shape to those that the chart has.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="shape">The shape.</param>
    public static GenericChart WithShape(this GenericChart chart, Shape shape) => CoreChart.withShape(shape, null).Invoke(chart);

    /// <summary>Adds an annotation to those that the chart has.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="annotation">The annotation.</param>
    public static GenericChart WithAnnotation(this GenericChart chart, Annotation annotation) => CoreChart.withAnnotation(annotation, null).Invoke(chart);

    private static LinearAxis Logarithmic()
    {
        // 1, 2 and 5 times each power of ten, each with its whole number: by itself, plotly.js writes 2 for 20 and for 200.
        (double Value, string Text)[] marks = [.. Enumerable.Range(-9, 22).SelectMany(power => new[] { 1, 2, 5 }.Select(digit => Mark(digit, power)))];
        var axis = new LinearAxis();
        axis.SetProperty("type", "log");
        axis.SetProperty("tickmode", "array");
        axis.SetProperty("tickvals", marks.Select(mark => mark.Value).ToArray());
        axis.SetProperty("ticktext", marks.Select(mark => mark.Text).ToArray());
        return axis;

        static (double, string) Mark(int digit, int power)
        {
            var value = double.Parse($"{digit}e{power}", CultureInfo.InvariantCulture);
            return (value, value.ToString("#,0.#########", CultureInfo.InvariantCulture));
        }
    }

    private static Shape LineShape(string xref, double x0, double x1, string yref, double y0, double y1)
    {
        var line = new Line();
        line.SetProperty("dash", "dot");
        line.SetProperty("width", 1.5);
        var shape = new Shape();
        foreach (var (name, value) in (ReadOnlySpan<(string, object)>)[("type", "line"), ("xref", xref), ("x0", x0), ("x1", x1), ("yref", yref), ("y0", y0), ("y1", y1), ("line", line)])
            shape.SetProperty(name, value);
        return shape;
    }

    private static Annotation Words(string words, string xref, double x, string yref, double y, string xanchor, string yanchor)
    {
        var note = new Annotation();
        foreach (var (name, value) in (ReadOnlySpan<(string, object)>)[("text", words), ("xref", xref), ("x", x), ("yref", yref), ("y", y), ("xanchor", xanchor), ("yanchor", yanchor), ("showarrow", false)])
            note.SetProperty(name, value);
        return note;
    }
}
