using Lessons.Recordings;
using Microsoft.Playwright;

namespace Lessons.Tests.Charts.Interaction;

/// <summary>The totals of a range of time.</summary>
public class RangeTests(Chromium chromium)
{
    [Fact(Timeout = 120_000)]
    [Needs(Part.Chromium)]
    public async Task A_dragged_range_says_the_totals_of_each_state_and_operation()
    {
        var recording = Samples.EveryState() with { Title = "every state" };
        await using var open = await TimelinePage.OpenAsync(chromium, recording);
        await Assertions.Expect(open.Totals).ToBeHiddenAsync();

        await open.DragAsync(70, 210);

        await Assertions.Expect(open.Totals).ToBeVisibleAsync();
        await MustBeRightAsync(open, recording);
        Assert.Empty(open.Complaints);
    }

    [Theory(Timeout = 120_000)]
    [Needs(Part.Chromium)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Escape_and_a_double_click_end_the_range(bool key)
    {
        // The clock of a page stays as it is set.
        await using var open = await TimelinePage.OpenAsync(chromium, Samples.Gather(), lent: false);
        await open.DragAsync(50, 150);
        await Assertions.Expect(open.Totals).ToBeVisibleAsync();

        if (key) await open.Page.Keyboard.PressAsync("Escape");
        else
        {
            // plotly.js takes two clicks for a double click if they come within 500 ms, which a busy machine does not promise.
            // So the clock of the page stands still, long after the click that began the range.
            await open.Page.Clock.SetFixedTimeAsync(DateTime.UtcNow.AddHours(1));
            var (x, y) = await open.PlaceAsync(100, 0);
            await open.Page.Mouse.DblClickAsync(x, y, new() { Delay = 300 });
        }

        await Assertions.Expect(open.Totals).ToBeHiddenAsync();
        Assert.Equal(new[] { 0, Samples.Gather().Elapsed }, await RangeAsync(open));
    }

    [Fact(Timeout = 120_000)]
    [Needs(Part.Chromium)]
    public async Task The_keyboard_alone_selects_a_range_of_a_merged_lane_too()
    {
        var recording = Samples.Many(50);
        await using var open = await TimelinePage.OpenAsync(chromium, recording);

        await open.Page.Locator(".tl-more summary").FocusAsync();
        await open.Page.Keyboard.PressAsync("Enter");
        await open.Page.GetByLabel("Totals from").FocusAsync();
        await open.Page.Keyboard.TypeAsync("20");
        await open.Page.Keyboard.PressAsync("Tab");
        await open.Page.Keyboard.TypeAsync("60");
        await open.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(open.Totals).ToBeVisibleAsync();
        Assert.Equal(new double[] { 20, 60 }, await RangeAsync(open));
        await MustBeRightAsync(open, recording);
        await Assertions.Expect(open.Totals.Locator("tbody th")).ToHaveTextAsync(["crawl", "page ×50"]);
    }

    /// <summary>Every number of the panel, computed once more from the recording.</summary>
    private static async Task MustBeRightAsync(TimelinePage open, Recording recording)
    {
        var range = await RangeAsync(open);
        var cells = await open.Page.EvaluateAsync<string[][]>("() => [...document.querySelectorAll('.tl-totals tr')].map(row => [...row.cells].map(cell => cell.textContent))");
        Assert.True(cells.Length > 1);
        foreach (var row in cells[1..])
        {
            var members = recording.Operations.Where(operation => operation.Name == row[0] || (row[0].Contains(" ×") && operation.Name.StartsWith(row[0].Split('×')[0], StringComparison.Ordinal))).ToList();
            Assert.NotEmpty(members);
            for (var i = 1; i < row.Length; i++)
            {
                var state = StateOf(cells[0][i]);
                var expected = members.SelectMany(operation => operation.Segments).Where(segment => segment.State == state)
                    .Sum(segment => Math.Max(0, Math.Min(segment.End, range[1]) - Math.Max(segment.Start, range[0])));
                var shown = row[i] == "–" ? 0 : double.Parse(row[i].Replace(" ms", ""), System.Globalization.CultureInfo.InvariantCulture);
                Assert.True(Math.Abs(expected - shown) <= 0.51, $"{row[0]}, {cells[0][i]}: {shown}, not {expected}");
            }
        }
    }

    private static State StateOf(string label) => Enum.GetValues<State>().Single(state => global::Lessons.Charts.SegmentStyle.Of(state).Label == label);

    private static Task<double[]> RangeAsync(TimelinePage open) => open.Page.EvaluateAsync<double[]>("() => document.querySelector('.js-plotly-plot')._fullLayout.xaxis.range");
}
