using Lessons.Charts;

namespace Lessons.Tests.Charts;

public class FigureTests(Chromium chromium)
{
    private const string NoChromium = "needs Chromium (run .devcontainer/setup.sh)";

    // To look at the pictures: CHART_PICTURES=folder dotnet test tests/Lessons.Tests
    private static readonly string? Folder = Environment.GetEnvironmentVariable("CHART_PICTURES");

    public static TheoryData<string, int, Theme> Pictures =>
    [
        .. from sample in Samples.All.Keys
           from page in new (int Width, Theme Theme)[] { (600, Theme.Light), (1000, Theme.Dark), (1600, Theme.Light), (1000, Theme.Light) }.SkipLast(Folder is null ? 1 : 0)
           select (sample, page.Width, page.Theme),
    ];

    [Theory(Timeout = 60000, Skip = NoChromium, SkipUnless = nameof(Chromium.Present), SkipType = typeof(Chromium))]
    [MemberData(nameof(Pictures))]
    public async Task A_figure_is_valid_and_no_text_is_cut_off_or_covered(string sample, int width, Theme theme)
    {
        await using var drawn = await DrawnFigure.DrawAsync(chromium, TimelineFigure.From(Samples.All[sample]()), width, theme);
        if (Folder is not null)
            await drawn.SaveAsync(Path.Combine(Directory.CreateDirectory(Folder).FullName, $"{sample}-{width}-{theme.ToString().ToLowerInvariant()}.png"));

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
