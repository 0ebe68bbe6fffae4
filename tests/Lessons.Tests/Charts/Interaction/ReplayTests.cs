using Lessons.Recordings;
using Microsoft.Playwright;

namespace Lessons.Tests.Charts.Interaction;

/// <summary>The slider that replays a figure.</summary>
public class ReplayTests(Chromium chromium)
{
    private static readonly Recording Recording = Samples.Channel();

    [Fact(Timeout = 120_000)]
    [Needs(Part.Chromium)]
    public async Task The_keyboard_steps_through_every_moment_at_which_something_begins()
    {
        var recording = Recording with { Live = true };
        var moments = recording.Operations.SelectMany(operation => operation.Segments).Select(segment => segment.Start).Distinct().Order().ToList();
        await using var open = await TimelinePage.OpenAsync(chromium, recording, string.Concat(Enumerable.Repeat("await t.Wait(ProcessAsync(item));\n", 9)));
        await Assertions.Expect(open.Slider).ToHaveAttributeAsync("max", $"{moments.Count}");
        Assert.Equal(0, await open.Page.Locator(".tl-veil").CountAsync());

        await open.Slider.FocusAsync();
        await open.Page.Keyboard.PressAsync("Home");
        await Assertions.Expect(open.Slider).ToHaveAttributeAsync("aria-valuetext", "1 ms: writer · slice 1/12, holds thread 4; reader · slice 1/13, holds thread 5");
        await open.Page.Keyboard.PressAsync("ArrowRight");

        // The reader's wait begins: what follows is hidden, and the line that waits is marked.
        await Assertions.Expect(open.Slider).ToHaveAttributeAsync("aria-valuetext", "2 ms: writer · awaiting (no thread); reader · awaiting (no thread), ProcessAsync(item), line 7");
        await Assertions.Expect(open.MarkedLines).ToHaveCountAsync(1);
        var veil = (await open.Page.Locator(".tl-veil").BoundingBoxAsync())!;
        Assert.Equal((await open.PlaceAsync(2, 0)).X, veil.X, 1.0);
        Assert.Equal((await open.PlaceAsync(recording.Elapsed, 0)).X, veil.X + veil.Width, 1.0);

        await open.Page.Keyboard.PressAsync("End");
        await Assertions.Expect(open.Page.Locator(".tl-veil")).ToHaveCountAsync(0);
        await Assertions.Expect(open.MarkedLines).ToHaveCountAsync(0);
        Assert.Empty(open.Complaints);
    }

    [Fact(Timeout = 120_000)]
    [Needs(Part.Chromium)]
    public async Task A_figure_that_was_alive_shows_its_slider_and_others_fold_it()
    {
        await using var still = await TimelinePage.OpenAsync(chromium, Recording);
        await Assertions.Expect(still.Slider).ToBeHiddenAsync();

        await using var live = await TimelinePage.OpenAsync(chromium, Recording with { Live = true });
        await Assertions.Expect(live.Slider).ToBeVisibleAsync();
    }

    [Fact]
    public void While_a_recording_runs_its_figure_has_no_tools() =>
        Assert.DoesNotContain("timeline", global::Lessons.Charts.TimelineFigure.From(Recording with { Live = true, Running = true }).ToJson());

    [Theory(Timeout = 120_000)]
    [Needs(Part.Chromium)]
    [InlineData(390, false)]
    [InlineData(390, true)]
    [InlineData(1000, true)]
    public async Task It_fits_a_phone_is_inert_on_paper_and_keeps_nobody_out(int width, bool dark)
    {
        await using var open = await TimelinePage.OpenAsync(chromium, Samples.Many(50) with { Live = true }, "await t.Run(1);", width, dark);
        await open.Page.GetByLabel("Totals from").FillAsync("20");
        await open.Page.GetByLabel("Totals from").BlurAsync();
        await Assertions.Expect(open.Totals).ToBeVisibleAsync();
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "One step back" }).ClickAsync();

        Assert.True(await open.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth") <= width);
        foreach (var control in await open.Page.Locator(".tl-tools button, .tl-tools input, .tl-tools summary, .tl-folds button").AllAsync())
        {
            var box = (await control.BoundingBoxAsync())!;
            Assert.True(box.X >= 0 && box.X + box.Width <= width && box.Width >= 24 && box.Height >= 24, $"{await control.EvaluateAsync<string>("e => e.outerHTML")} {box.X} {box.Width}×{box.Height}");
        }
        if (Parts.Has(Part.Axe)) Assert.Empty(await Axe.SeriousAsync(open.Page));

        await open.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(open.Tools).ToBeHiddenAsync();
        await Assertions.Expect(open.Page.Locator(".tl-over")).ToBeHiddenAsync();
    }

    [Fact(Timeout = 120_000)]
    [Needs(Part.Chromium)]
    public async Task Without_the_script_the_figure_is_there_alone()
    {
        await using var open = await TimelinePage.OpenAsync(chromium, Recording, tools: false);

        Assert.Equal(0, await open.Tools.CountAsync());
        Assert.Empty(open.Complaints);
    }
}
