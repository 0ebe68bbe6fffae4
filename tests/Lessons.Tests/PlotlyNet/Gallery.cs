using Plotly.NET;
using Chart = Plotly.NET.CSharp.Chart;
using Plotly.NET.CSharp;
using Plotly.NET.LayoutObjects;

namespace Lessons.Tests.PlotlyNet;

/// <summary>Charts of many kinds, as readers make them.</summary>
internal static class Gallery
{
    private static readonly double[] X = [1, 2, 3, 4];
    private static readonly double[] Y = [4.5, double.NaN, 6, 1];
    private static readonly string[] Names = ["one", "two", "three", "four"];
    private static readonly string[] Two = ["a", "b"];

    public static IReadOnlyDictionary<string, Func<GenericChart>> All { get; } = new Dictionary<string, Func<GenericChart>>
    {
        ["line"] = () => Chart.Line<double, double, string>(X, Y, Name: "a", LineColor: Color.fromHex("#0072B2"), LineDash: StyleParam.DrawingStyle.Dash),
        ["line of dates"] = () => Chart.Line<DateTime, int, string>([new(2026, 1, 1), new(2026, 1, 2, 3, 4, 5), new DateTime(2026, 1, 3, 0, 0, 0, DateTimeKind.Utc).AddTicks(1234500)], [1, 2, 3]),
        ["lines and markers"] = () => Chart.Line<int, decimal, string>([1, 2], [3.5m, 4], ShowMarkers: true, MultiText: Names),
        ["spline"] = () => Chart.Spline<double, double, string>(X, Y, Smoothing: 0.4),
        ["points"] = () => Chart.Point<double, double, string>(X, Y, MarkerColor: Color.fromKeyword(ColorKeyword.Red), MarkerSymbol: StyleParam.MarkerSymbol.Square),
        ["colours of points"] = () => Chart.Point<double, double, string>(X, Y, MarkerColor: Color.fromColors([Color.fromRGB(1, 2, 3), Color.fromARGB(128, 4, 5, 6), Color.fromString("teal")])),
        ["bubbles"] = () => Chart.Bubble<double, double, string>(X, Y, [10, 20, 30, 40]),
        ["area"] = () => Chart.Area<double, double, string>(X, [1, 2, 3, 4], FillColor: Color.fromARGB(40, 0, 0, 255)),
        ["range"] = () => Chart.Range<double, double, string>(X, [2, 3, 4, 5], [1, 2, 3, 4], [3, 4, 5, 6], mode: StyleParam.Mode.Lines),
        ["bars"] = () => Chart.Bar<double, string, string>(X, Keys: Names),
        ["columns"] = () => Chart.Column<int, string, string>([1, 2, 3, 4], Keys: Names, MultiText: Names),
        ["stacked columns"] = () => Chart.Combine([Chart.StackedColumn<int, string, string>([1, 2], Keys: Two, Name: "x"), Chart.StackedColumn<int, string, string>([3, 4], Keys: Two, Name: "y")]),
        ["histogram"] = () => Chart.Histogram<double, double, string>(X: X),
        ["histogram 2d"] = () => Chart.Histogram2D<double, double, double>(X, X),
        ["box"] = () => Chart.BoxPlot<double, double, string>(Y: X, Name: "b"),
        ["violin"] = () => Chart.Violin<double, double, string>(Y: X),
        ["heatmap"] = () => Chart.Heatmap<double, string, string, string>([[1, 2], [3, 4]], X: Two, Y: Two, ColorScale: StyleParam.Colorscale.Viridis),
        ["contour"] = () => Chart.Contour<int, int, int, string>([[1, 2], [3, 4]]),
        ["candlesticks"] = () => Chart.Candlestick<double, DateTime, string>([1, 2], [3, 4], [0, 1], [2, 3], new[] { new DateTime(2026, 1, 1), new DateTime(2026, 1, 2) }, default),
        ["waterfall"] = () => Chart.Waterfall<string, int, string>(["a", "b"], [1, 2], Measure: new[] { StyleParam.WaterfallMeasure.Relative, StyleParam.WaterfallMeasure.Total }),
        ["funnel"] = () => Chart.Funnel<double, string, string>([3, 2, 1], ["a", "b", "c"]),
        ["pie"] = () => Chart.Pie<double, string, string>(X, Labels: Names),
        ["doughnut"] = () => Chart.Doughnut<int, string, string>([1, 2], Labels: Two, Hole: 0.4),
        ["sunburst"] = () => Chart.Sunburst<string, string, int, string, string>(["A", "B"], ["", "A"], Values: new[] { 2, 1 }),
        ["treemap"] = () => Chart.Treemap<string, string, int, string, string>(["A", "B"], ["", "A"], Values: new[] { 2, 1 }),
        ["polar"] = () => Chart.LinePolar<double, double, string>(X, [0, 90, 180, 270]),
        ["ternary"] = () => Chart.PointTernary<int, int, int, string, string>(A: new[] { 1, 2 }, B: new[] { 2, 3 }, C: new[] { 3, 4 }),
        ["3d line"] = () => Chart.Line3D<double, double, double, string>(X, [1, 2, 3, 4], X),
        ["surface"] = () => Chart.Surface<double, int, int, string>([[1, 2], [3, 4]]),
        ["map of points"] = () => Chart.PointGeo<double, double, string>([8.5, 9.5], [47, 48]),
        ["countries"] = () => Chart.ChoroplethMap<int, string>(["CHE", "DEU"], [1, 2]),
        ["indicator"] = () => Chart.Indicator<double>(120.0, StyleParam.IndicatorMode.NumberDeltaGauge),
        ["axes"] = () => Chart.Line<double, double, string>(X, X)
            .WithXAxisStyle<double, double, string>(TitleText: "ms <since> start", MinMax: Tuple.Create(0.0, 5.0), ShowGrid: false)
            .WithYAxisStyle<double, double, string>(TitleText: "requests", AxisType: StyleParam.AxisType.Log, Side: StyleParam.Side.Right),
        ["legend"] = () => Chart.Combine([Chart.Line<double, double, string>(X, X, Name: "a"), Chart.Point<double, double, string>(X, Y, Name: "b")])
            .WithLegendStyle(Orientation: StyleParam.Orientation.Horizontal, X: 0.5),
        ["grid"] = () => Chart.Grid([Chart.Line<double, double, string>(X, X), Chart.Column<double, string, string>(X)], 1, 2),
        ["slider"] = () => Chart.Line<double, double, string>(X, X).WithXAxisRangeSlider(new RangeSlider()),
        ["size"] = () => Chart.Line<double, double, string>(X, X).WithSize(Width: 500, Height: 250),
    };
}
