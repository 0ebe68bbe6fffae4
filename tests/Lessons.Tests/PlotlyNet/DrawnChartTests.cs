using System.Text.RegularExpressions;
using Lessons.Charts;
using Lessons.Plotly;
using Lessons.Tests.Charts;
using Plotly.NET;
using Plotly.NET.CSharp;
using Chart = Plotly.NET.CSharp.Chart;

namespace Lessons.Tests.PlotlyNet;

/// <summary>Charts of Plotly.NET in a browser, drawn by the vendored library alone.</summary>
[Collection(DrawnFigure.OnePage)]
public sealed partial class DrawnChartTests(Chromium chromium)
{
    // To look at the pictures: CHART_PICTURES=folder dotnet test tests/Lessons.Tests
    private static readonly string? Folder = Environment.GetEnvironmentVariable("CHART_PICTURES");

    private static readonly string Full = Path.Combine(AppContext.BaseDirectory, "plotly.min.js");

    private static readonly Dictionary<string, string> Dark = Palette.Dark.Swaps.ToDictionary(swap => swap.Light, swap => swap.Dark);

    // As the lessons make them.
    private static readonly Dictionary<string, Func<GenericChart>> Lessons = new()
    {
        ["bars"] = () => Chart.Bar<double, string, string>([2040, 520.53, 104], Keys: new[] { "one after another", "SemaphoreSlim(4)", "Task.WhenAll" })
            .WithTitle("Three ways to fetch twenty pages").WithAxisTitles(x: "milliseconds").WithValues().FromTopToBottom().WithSize(Height: 200),
        ["lines"] = () => Throughput().WithTitle("Throughput by degree of parallelism, CPU against I/O"),
        ["logarithms"] = () => Throughput().WithTitle("Throughput on logarithmic axes").WithLogarithmicAxes(),
        ["steps"] = () => Chart.Line<double, double, string>(Enumerable.Range(0, 60).Select(i => i * 5.0), Enumerable.Range(0, 60).Select(i => (double)(i * 7 % 11)))
            .WithSteps().WithTitle("Depth of a bounded channel").WithAxisTitles("milliseconds", "items waiting").WithHorizontalLine(10, "capacity"),
    };

    private static GenericChart Throughput() => Chart.Combine(
        [
            Chart.Line<int, int, string>([1, 2, 4, 8, 16], [95, 190, 377, 745, 1480], Name: "await Task.Delay(10)", ShowMarkers: true),
            Chart.Line<int, int, string>([1, 2, 4, 8, 16], [95, 188, 192, 201, 240], Name: "Thread.Sleep(10)", ShowMarkers: true),
        ]).WithAxisTitles("operations at once", "requests per second");

    public static TheoryData<string, int, Theme> Pages => [.. from chart in Lessons.Keys from width in new[] { 390, 1280 } from theme in new[] { Theme.Light, Theme.Dark } select (chart, width, theme)];

    [Theory(Timeout = 120_000)]
    [MemberData(nameof(Pages))]
    public async Task A_chart_is_valid_and_no_text_is_cut_off_or_covered(string chart, int width, Theme theme)
    {
        var shown = GenericChartReader.Read(Lessons[chart]());
        var drawn = await DrawnFigure.DrawAsync(chromium, theme == Theme.Light ? shown.Json : Colours().Replace(shown.Json, match => Dark.GetValueOrDefault(match.Value, match.Value)), width);
        if (Folder is not null) await drawn.SaveAsync(Path.Combine(Directory.CreateDirectory(Folder).FullName, $"plotly-{chart}-{width}-{theme}.png"));

        drawn.MustBeClean(width, "container marker did not get coerced");
        Assert.Equal(shown.Height, drawn.Facts.Height);
    }

    [Fact(Timeout = 120_000)]
    public async Task Every_row_of_bars_has_its_name_however_many_there_are()
    {
        string[] names = [.. Enumerable.Range(1, 9).Select(n => $"way number {n}")];
        var chart = Chart.Bar<double, string, string>(names.Select(name => (double)name.Length), Keys: names).FromTopToBottom().WithSize(Height: 240);

        Assert.Equal(names.Order(), (await VerticalTicksAsync(chart)).Order());
    }

    [Fact(Timeout = 120_000)]
    public async Task What_can_be_counted_has_no_label_between_whole_numbers()
    {
        var chart = Chart.Line<double, double, string>([1, 2, 3], [1, 2, 3]).WithWholeNumbers();

        Assert.Equal(["1", "2", "3"], await VerticalTicksAsync(chart));
    }

    [Fact(Timeout = 120_000)]
    public async Task Every_number_of_a_logarithmic_axis_is_written_out()
    {
        var chart = Chart.Line<double, double, string>([1, 2, 3], [0.09, 30, 2100]).WithLogarithmicAxes();

        Assert.Equal(["0.1", "0.2", "0.5", "1", "2", "5", "10", "20", "50", "100", "200", "500", "1,000", "2,000"], await VerticalTicksAsync(chart));
    }

    private async Task<string[]> VerticalTicksAsync(GenericChart chart)
    {
        var page = await chromium.PageAsync(800);
        await page.SetContentAsync("<div id=\"chart\"></div>");
        await page.AddScriptTagAsync(new() { Path = Full });
        await page.EvaluateAsync("figure => { const { data, layout } = JSON.parse(figure); return Plotly.newPlot('chart', data, layout); }", GenericChartReader.Read(chart).Json);
        return await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.ytick text')].map(tick => tick.textContent.trim())");
    }

    // The outlines of countries are five megabytes more: maps ask the network for them.
    private static readonly string[] Maps = ["map of points", "countries"];

    public static TheoryData<string> Kinds => [.. Gallery.All.Keys.Except(Maps)];

    [Theory(Timeout = 120_000)]
    [MemberData(nameof(Kinds))]
    public async Task Every_kind_of_chart_is_drawn_without_a_network(string kind)
    {
        var shown = GenericChartReader.Read(Gallery.All[kind]());
        var drawn = await DrawnFigure.DrawAsync(chromium, shown.Json, 860, Full);
        if (Folder is not null) await drawn.SaveAsync(Path.Combine(Directory.CreateDirectory(Folder).FullName, $"kind-{kind}.png"));

        Assert.Empty(await drawn.ErrorsAsync());
        Assert.Equal(shown.Height, drawn.Facts.Height);
    }

    [GeneratedRegex("#[0-9A-F]{6}")]
    private static partial Regex Colours();
}
