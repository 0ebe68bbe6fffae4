using Lessons.Charts;

namespace Lessons.Tests.Charts;

public class FigureTests(Chromium chromium)
{
    private const string NoChromium = "needs Chromium (run .devcontainer/setup.sh)";

    public static TheoryData<string, int, Theme> Pictures => [.. from sample in Samples.All.Keys
                                                                 from width in new[] { 600, 1000, 1600 }
                                                                 from theme in Enum.GetValues<Theme>()
                                                                 where width == 1000 || theme == Theme.Light
                                                                 select (sample, width, theme)];

    [Theory(Timeout = 60000, Skip = NoChromium, SkipUnless = nameof(Chromium.Present), SkipType = typeof(Chromium))]
    [MemberData(nameof(Pictures))]
    public async Task A_figure_is_valid_and_no_text_is_cut_off_or_covered(string sample, int width, Theme theme)
    {
        await using var drawn = await DrawnFigure.DrawAsync(chromium, TimelineFigure.From(Samples.All[sample]()), width, theme);
        if (Environment.GetEnvironmentVariable("CHART_PICTURES") is { Length: > 0 } folder)
            await drawn.SaveAsync(Path.Combine(Directory.CreateDirectory(folder).FullName, $"{sample}-{width}-{theme.ToString().ToLowerInvariant()}.png"));

        Assert.Empty(drawn.Complaints);
        var texts = drawn.Facts.Texts;
        Assert.NotEmpty(texts);
        Assert.Empty(texts.Where(text => text.Left < 0 || text.Top < 0 || text.Right > width || text.Bottom > drawn.Facts.Height).Select(text => text.What));
        Assert.Empty(from a in texts.Index()
                     from b in texts.Skip(a.Index + 1)
                     where a.Item.Meets(b)
                     select $"{a.Item.What} covers {b.What}");
    }
}
