using Lessons.Charts;

namespace Lessons.Tests.Charts;

[Collection(DrawnFigure.OnePage)]
public class FigureTests(Chromium chromium)
{
    // To look at the pictures: CHART_PICTURES=folder dotnet test tests/Lessons.Tests
    private static readonly string? Folder = Environment.GetEnvironmentVariable("CHART_PICTURES");

    public static TheoryData<string, int, Theme> Pictures =>
    [
        .. from sample in Samples.All.Keys
           from page in new (int Width, Theme Theme)[] { (600, Theme.Light), (1000, Theme.Dark), (1600, Theme.Light), (1000, Theme.Light) }.SkipLast(Folder is null ? 1 : 0)
           select (sample, page.Width, page.Theme),
    ];

    [Theory(Timeout = 120_000)]
    [Needs(Part.Chromium)]
    [MemberData(nameof(Pictures))]
    public Task A_figure_is_valid_and_no_text_is_cut_off_or_covered(string sample, int width, Theme theme) =>
        MustBeCleanAsync(sample, TimelineFigure.From(Samples.All[sample]()), width, theme);

    public static TheoryData<string, int, Theme> Comparisons =>
    [
        .. from figure in Compared.Keys from page in new[] { (600, Theme.Light), (1000, Theme.Dark), (1600, Theme.Light) } select (figure, page.Item1, page.Item2),
    ];

    private static readonly Dictionary<string, Figure> Compared = new()
    {
        ["compare-two"] = CompareFigure.From(Samples.Sequential(), Samples.Gather()),
        ["compare-three"] = CompareFigure.From(Samples.Many(100), Samples.Semaphore(), Samples.Starvation()),
    };

    [Theory(Timeout = 120_000)]
    [Needs(Part.Chromium)]
    [MemberData(nameof(Comparisons))]
    public Task A_comparison_too(string figure, int width, Theme theme) => MustBeCleanAsync(figure, Compared[figure], width, theme);

    public static TheoryData<string, int> Simple => [.. from figure in SimpleFigures.Keys from width in new[] { 600, 1000 } select (figure, width)];

    // A long tail, the same in every run.
    private static readonly double[] Values = [.. Enumerable.Range(1, 1000).Select(i => 10 - (6 * Math.Log(1 - ((i - 0.5) / 1000))))];

    private static readonly Dictionary<string, Figure> SimpleFigures = new()
    {
        ["percentiles"] = PercentileChart.Of("Latency under load", "milliseconds", ("await", Values), ("blocking", [.. Values.Select(value => (value * 3) + 2)])),
    };

    [Theory(Timeout = 120_000)]
    [Needs(Part.Chromium)]
    [MemberData(nameof(Simple))]
    public Task A_simple_figure_too(string figure, int width) =>
        MustBeCleanAsync($"chart-{figure}", SimpleFigures[figure], width, width == 600 ? Theme.Light : Theme.Dark);

    public static TheoryData<string> All => [.. Samples.All.Keys, .. Compared.Keys, .. SimpleFigures.Keys];

    [Theory(Timeout = 120_000)]
    [Needs(Part.Chromium, Part.Plotly2)]
    [MemberData(nameof(All))]
    public async Task The_plotly_of_older_front_ends_draws_it_too(string name)
    {
        var figure = Samples.All.TryGetValue(name, out var sample) ? TimelineFigure.From(sample()) : Compared.GetValueOrDefault(name) ?? SimpleFigures[name];
        var drawn = await MustBeCleanAsync(name + "-plotly2", figure, 1000, Theme.Light, Parts.Plotly2Path);
        Assert.StartsWith("2.", drawn.Facts.Version);
    }

    private async Task<DrawnFigure> MustBeCleanAsync(string name, Figure figure, int width, Theme theme, string? library = null)
    {
        var drawn = await DrawnFigure.DrawAsync(chromium, figure, width, theme, library);
        if (Folder is not null)
            await drawn.SaveAsync(Path.Combine(Directory.CreateDirectory(Folder).FullName, $"{name}-{width}-{theme.ToString().ToLowerInvariant()}.png"));

        drawn.MustBeClean(width);
        return drawn;
    }

    [Theory]
    [InlineData("gather")]
    [InlineData("semaphore")]
    [InlineData("ready")]
    [InlineData("starvation")]
    public void The_json_is_small(string sample) =>
        Assert.InRange(TimelineFigure.From(Samples.All[sample]()).ToJson().Length, 4_000, 18_000);

    [Fact]
    public void The_dark_figure_differs_in_nothing_but_colours()
    {
        var figure = TimelineFigure.From(Samples.EveryState());
        var (light, dark) = (figure.ToJson(), figure.ToJson(Theme.Dark));
        Assert.NotEqual(light, dark);
        Assert.DoesNotContain("#0072B2", dark);
        Assert.Equal(WithoutColours(light), WithoutColours(dark));

        static string WithoutColours(string json) => System.Text.RegularExpressions.Regex.Replace(json, "#[0-9A-F]{6}", "#");
    }
}
