using Microsoft.Playwright;

namespace Lessons.Tests.Charts.Interaction;

/// <summary>Merged lanes.</summary>
public class UnfoldingTests(Chromium chromium)
{
    [Theory(Timeout = 120_000)]
    [Needs(Part.Chromium)]
    [InlineData("button")]
    [InlineData("Enter")]
    [InlineData("bar")]
    public async Task A_merged_lane_unfolds_to_its_operations_and_folds_again(string way)
    {
        await using var open = await TimelinePage.OpenAsync(chromium, Samples.Many(50));
        Assert.Equal<string[]>(["crawl", "└\u00A0page ×50"], await open.LanesAsync());
        var button = open.Page.GetByRole(AriaRole.Button, new() { Name = "Unfold page ×50" });
        await Assertions.Expect(button).ToHaveAttributeAsync("aria-expanded", "false");
        var height = (await open.Graph.BoundingBoxAsync())!.Height;

        await ToggleAsync();

        await Assertions.Expect(button).ToHaveAttributeAsync("aria-expanded", "true");
        await Assertions.Expect(open.Page.Locator(".ytick")).ToHaveCountAsync(52);
        var lanes = await open.LanesAsync();
        Assert.Equal("└\u00A0page 1", lanes[2]);
        Assert.Equal("└\u00A0page 50", lanes[51]);
        Assert.Equal(height + (50 * 26), (await open.Graph.BoundingBoxAsync())!.Height, 2.0);
        // An unfolded lane tells what one operation did.
        Assert.StartsWith("page 3 · queued", await open.PointAsync(1.5, 4));
        Assert.Empty(await open.Page.EvaluateAsync<string[]>("() => { const graph = document.querySelector('.js-plotly-plot'); return (Plotly.validate(graph.data, graph.layout) ?? []).map(c => c.msg); }"));

        await ToggleAsync();

        await Assertions.Expect(button).ToHaveAttributeAsync("aria-expanded", "false");
        Assert.Equal<string[]>(["crawl", "└\u00A0page ×50"], await open.LanesAsync());
        Assert.Empty(open.Complaints);

        async Task ToggleAsync()
        {
            if (way == "button") await button.ClickAsync();
            else if (way == "Enter")
            {
                await button.FocusAsync();
                await open.Page.Keyboard.PressAsync("Enter");
            }
            else
            {
                var (x, y) = await open.PlaceAsync(40, 1);
                await open.Page.Mouse.MoveAsync(x - 5, y);
                await open.Page.Mouse.ClickAsync(x, y);
            }
        }
    }

    [Fact(Timeout = 120_000)]
    [Needs(Part.Chromium)]
    public async Task The_plots_below_keep_their_height_and_everything_moves_along()
    {
        await using var open = await TimelinePage.OpenAsync(chromium, Samples.Many(50));
        var (before, marks) = await PlotsAsync();

        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Unfold page ×50" }).ClickAsync();
        await Assertions.Expect(open.Page.Locator(".ytick")).ToHaveCountAsync(52);

        var (after, moved) = await PlotsAsync();
        Assert.InRange(after[0] / 52, 25.5, before[0] / 2);
        Assert.InRange(after[1], 49, before[1] + 1);
        Assert.Equal(marks, moved);

        async Task<(double[] Heights, int Marks)> PlotsAsync() => (
            await open.Page.EvaluateAsync<double[]>("() => { const { _fullLayout: l } = document.querySelector('.js-plotly-plot'); return ['yaxis', 'yaxis3'].map(axis => l[axis]._length); }"),
            await open.Page.Locator(".scatterlayer .point").CountAsync());
    }

    [Fact(Timeout = 120_000)]
    [Needs(Part.Chromium)]
    public async Task A_lane_of_one_operation_has_no_button()
    {
        await using var open = await TimelinePage.OpenAsync(chromium, Samples.Gather());

        Assert.Equal(0, await open.Page.Locator(".tl-folds button").CountAsync());
    }
}
