using Microsoft.Playwright;

namespace Notebooks.Serve.Tests.Browser;

/// <summary>Timelines of a page that runs.</summary>
public sealed class TimelinePageTests(Chromium chromium, CourseServer course)
{
    private const int Patience = 300_000;

    // A cell is found by its text, so that the title stays in what is typed into it.
    private const string Title = "Thread.Sleep, one after another";

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium)]
    public async Task The_solution_is_compared_with_the_readers_own_timeline_on_one_axis()
    {
        await using var read = await ReadPage.OpenAsync(chromium, course, "01-sync-vs-async");
        var page = read.Page;
        var starter = page.Locator(".code-cell:has(.exercise-panel)").First;
        var compare = read.Exercise.GetByText("Compare with the solution");
        const string Slow = """
            // exercise: breakfast
            async Task BreakfastAsync(Func<string, int, Task> step)
            {
                await step("coffee", 150);
                await step("eggs", 220);
                await step("bacon", 300);
                await step("toast", 180);
            }
            """;

        // Before there is a timeline, there is nothing to compare with.
        await read.Exercise.GetByText("Give up").ClickAsync();
        await Assertions.Expect(compare).ToBeHiddenAsync();
        await read.TypeAsync(starter, Slow);
        await read.Exercise.GetByText("Check", new() { Exact = true }).ClickAsync();
        await Assertions.Expect(read.Exercise.Locator(".fails .likely")).ToContainTextAsync("you awaited each step where you started it");
        await compare.ClickAsync();
        var figure = read.Exercise.Locator(".comparison .outputs .chart");
        await figure.ScrollIntoViewIfNeededAsync();
        await figure.Locator(".main-svg").First.WaitForAsync();

        await Assertions.Expect(figure.Locator("figcaption")).ToContainTextAsync("The solution and yours, on one axis");
        await Assertions.Expect(figure.Locator("figcaption li")).ToHaveCountAsync(2);
        var bars = await figure.EvaluateAsync<double[]>("""
            figure => {
              const [mine] = figure.querySelector('.js-plotly-plot').data.filter(trace => trace.name === 'yours');
              return [new Set(mine.y).size, Math.max(...mine.base.map((at, i) => at + mine.x[i]))];
            }
            """);
        // Four steps, one after another: the last one ends when all their delays are over, and the axis reaches to it.
        Assert.Equal(4, bars[0]);
        Assert.True(bars[1] >= 850, $"{bars[1]} ms");
        Assert.True(await figure.EvaluateAsync<double>("figure => figure.querySelector('.js-plotly-plot').layout.xaxis.range[1]") >= bars[1]);

        // The reader's text and the verdict on it are as they were.
        await Assertions.Expect(read.Verdict).ToContainTextAsync("Not yet");
        Assert.Equal(Slow.Split('\n'), await starter.Locator(".cm-line").AllTextContentsAsync());
        await read.Exercise.GetByText("Check", new() { Exact = true }).ClickAsync();
        await Assertions.Expect(read.Exercise.Locator(".fails .likely")).ToContainTextAsync("you awaited each step where you started it");
        Assert.Equal("", string.Join("\n", read.Complaints));
    }

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium)]
    public async Task An_exercise_whose_check_shows_no_timeline_has_nothing_to_compare()
    {
        await using var read = await ReadPage.OpenAsync(chromium, course, "02-what-await-does");

        await read.Exercise.GetByText("Give up").ClickAsync();
        await read.Exercise.GetByText("Put it into the cell").ClickAsync();
        await read.Exercise.GetByText("Check", new() { Exact = true }).ClickAsync();
        await Assertions.Expect(read.Verdict).ToContainTextAsync("Solved");

        await Assertions.Expect(read.Exercise.GetByText("Compare with the solution")).ToBeHiddenAsync();
        Assert.Equal("", string.Join("\n", read.Complaints));
    }

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium)]
    public async Task A_timeline_grows_while_it_runs_and_its_recording_takes_its_place()
    {
        await using var read = await ReadPage.OpenAsync(chromium, course, "01-sync-vs-async");
        var page = read.Page;
        var cell = read.Cell(Title);
        await read.TypeAsync(cell, """
            var steps = await Timeline.Record("Thread.Sleep, one after another", async t =>
            {
                await t.Run("first", () => Task.Delay(10));
                await t.Run("second", () => Microsoft.DotNet.Interactive.Kernel.GetInputAsync("Go on?"));
            });
            Console.WriteLine("recorded");
            steps.Show();
            """);
        await page.Keyboard.PressAsync("Control+Enter");

        // It ends only when it is answered, so that it grows however busy the machine is.
        var growing = cell.Locator(".growing .chart");
        await growing.ScrollIntoViewIfNeededAsync();
        await growing.Locator(".main-svg").First.WaitForAsync();
        await Assertions.Expect(cell.Locator(".outputs .chart")).ToHaveCountAsync(0);
        var end = "chart => chart.querySelector('.js-plotly-plot').layout.xaxis.range[1]";
        var early = await growing.EvaluateAsync<double>(end);
        await page.WaitForFunctionAsync($"([chart, early]) => ({end})(chart) > early", new object[] { await growing.ElementHandleAsync(), early });

        await page.Locator(".question input").FillAsync("yes");
        await page.Keyboard.PressAsync("Enter");
        await read.StateAsync(cell, "done");
        await Assertions.Expect(cell.Locator(".outputs .chart")).ToHaveCountAsync(1);
        await Assertions.Expect(cell.Locator(".growing")).ToHaveCountAsync(0);
        // What it showed is no output.
        await Assertions.Expect(cell.Locator(".outputs > *")).ToHaveCountAsync(2);
        Assert.Equal("", string.Join("\n", read.Complaints));
    }

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium)]
    public async Task A_timeline_that_is_interrupted_grows_no_more()
    {
        await using var read = await ReadPage.OpenAsync(chromium, course, "01-sync-vs-async");
        var cell = read.Cell(Title);
        await read.TypeAsync(cell, """await Timeline.Record("Thread.Sleep, one after another", t => t.Run("waits", () => Task.Delay(-1)));""");
        await read.Page.Keyboard.PressAsync("Control+Enter");
        await cell.Locator(".growing .chart").WaitForAsync();

        await read.Page.ClickAsync(".session >> text=Interrupt");
        await read.StateAsync(cell, "interrupted");

        await Assertions.Expect(cell.Locator(".growing")).ToHaveCountAsync(0);
        Assert.Equal("", string.Join("\n", read.Complaints));
    }

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium)]
    public async Task The_replay_marks_the_lines_of_the_readers_own_text()
    {
        await using var read = await ReadPage.OpenAsync(chromium, course, "01-sync-vs-async");
        var page = read.Page;
        var cell = read.Cell(Title);
        // Long enough that the editor has no elements for its first lines when the figure is looked at.
        var filling = string.Join('\n', Enumerable.Range(1, 150).Select(line => $"// {line}"));
        await read.TypeAsync(cell, $$"""
            var steps = await Timeline.Record("Thread.Sleep, one after another", async t =>
            {
                await t.Run("first", () => Task.Delay(20));
            {{filling}}
                await t.Run("second", () => Task.Delay(20));
            });
            steps.Show();
            """);
        await page.Keyboard.PressAsync("Control+Enter");
        await read.StateAsync(cell, "done");
        await cell.Locator(".outputs .chart").ScrollIntoViewIfNeededAsync();
        await cell.Locator(".outputs .chart .main-svg").First.WaitForAsync();
        await cell.Locator(".tl-more summary").ClickAsync();

        var slider = cell.Locator(".tl-replay input[type=range]");
        await slider.FillAsync("0");
        Assert.Equal(2, await MarkedLineAsync(cell));
        await slider.EvaluateAsync("slider => { slider.value = slider.max - 1; slider.dispatchEvent(new Event('input')); }");
        Assert.Equal(153, await MarkedLineAsync(cell));

        // The lines of a text that was changed after it ran are others.
        await cell.Locator(".cm-content").FocusAsync();
        await page.Keyboard.PressAsync("Control+Home");
        await page.Keyboard.InsertTextAsync("// one line more\n");
        await slider.FillAsync("0");
        await Assertions.Expect(cell.Locator(".tl-line")).ToHaveCountAsync(0);
        Assert.Equal("", string.Join("\n", read.Complaints));
    }

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium)]
    public async Task Another_run_stays_behind_a_timeline_with_counts_and_not_behind_one_of_several_recordings()
    {
        await using var read = await ReadPage.OpenAsync(chromium, course, "02-what-await-does");

        var found = await read.Page.EvaluateAsync<bool[]>("""
            async () => {
              const { isTimeline, withGhost } = await import(new URL('assets/ghost.js', location));
              const figure = (meta, more) => ({
                data: [{ type: 'bar', meta: 'segments', base: [0, 5], x: [5, 5], y: [0, 1] }],
                layout: { xaxis: { range: [0, 10] }, yaxis: {}, ...more, meta: { timeline: 1, lanes: [{ name: 'a', row: 0 }, { name: 'b', row: 1 }], ...meta } },
              });
              // The small plots of counts have an axis of their own.
              const [plain, counts, several] = [figure({}), figure({}, { yaxis3: {} }), figure({ recordings: 2 })];
              return [isTimeline(counts), withGhost(counts, plain, 'before')?.data[0].name === 'before', isTimeline(several), withGhost(several, plain, 'before') !== null];
            }
            """);

        Assert.Equal([true, true, false, false], found);
    }

    // The number of the line, from 0, whose place the one mark has.
    private static Task<int> MarkedLineAsync(ILocator cell) => cell.EvaluateAsync<int>("""
        cell => {
          const marks = [...cell.querySelectorAll('.tl-line')];
          if (marks.length !== 1) return -marks.length - 1;
          const { top, height } = marks[0].getBoundingClientRect();
          const middle = top + height / 2;
          return cell.querySelector('.cm-editor').interleaveLines().findIndex(({ box }) => box.top <= middle && middle < box.bottom);
        }
        """);
}
