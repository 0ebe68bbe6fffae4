using Lessons.Charts;
using Lessons.Recordings;
using Plotly.NET;
using Figure = Lessons.Charts.Figure;

namespace Lessons.Plotly;

/// <summary>Recordings and figures as charts of Plotly.NET, to be extended with titles, shapes, notes, other charts beside them.</summary>
public static class ChartConversion
{
    /// <summary>The timeline of a recording as a chart of Plotly.NET.</summary>
    /// <param name="recording">The recording.</param>
    public static GenericChart ToChart(this Recording recording) => TimelineFigure.From(recording).ToChart();

    /// <summary>A figure as a chart of Plotly.NET: the same traces, the same layout, and the same words for logs and screen readers.</summary>
    /// <param name="figure">The figure.</param>
    public static GenericChart ToChart(this Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return ChartBuilder.Of(figure);
    }
}
