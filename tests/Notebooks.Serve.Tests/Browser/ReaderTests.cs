using Microsoft.Playwright;

namespace Notebooks.Serve.Tests.Browser;

/// <summary>Lessons, taken as a reader takes them.</summary>
public sealed class ReaderTests(Chromium chromium, CourseServer course)
{
    private const int Patience = 300_000;

    // How long one answer is waited for, in milliseconds, before the question is asked again.
    private const float OneAnswer = 20_000;

    // Twice as long as the editor's own limit, in milliseconds.
    private const float Accepting = 150;

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium)]
    public async Task Lesson_01_runs_and_its_exercise_is_solved_wrongly_and_rightly()
    {
        await using var read = await ReadPage.OpenAsync(chromium, course, "01-sync-vs-async");
        var page = read.Page;

        await page.ClickAsync(".session >> text=Run all");
        // The exercise is not solved yet, and everything else runs.
        await read.StateAsync(page.Locator(".code-cell").Last, "done");
        Assert.Equal(1, await page.Locator(".code-cell[data-state=failed]").CountAsync());
        Assert.True(await page.Locator(".outputs .holds").CountAsync() > 10);
        var chart = page.Locator(".outputs .chart").First;
        await chart.ScrollIntoViewIfNeededAsync();
        await chart.Locator(".main-svg").First.WaitForAsync();

        await read.Exercise.GetByText("Check", new() { Exact = true }).ClickAsync();
        await Assertions.Expect(read.Verdict).ToContainTextAsync("Not yet");

        var starter = page.Locator(".code-cell:has(.exercise-panel)").First;
        await read.TypeAsync(starter, "// exercise: breakfast\nasync Task BreakfastAsync(Func<string, int, Task> step)\n{\n    await step(\"coffee\", 150);\n    await step(\"eggs\", 220);\n    await step(\"bacon\", 300);\n    await step(\"toast\", 180);\n}\n");
        await read.Exercise.GetByText("Check", new() { Exact = true }).ClickAsync();
        // One after another: the hint says so.
        await Assertions.Expect(read.Exercise.Locator(".fails .likely")).ToContainTextAsync("you awaited each step where you started it");

        await read.Exercise.GetByText("Give up").ClickAsync();
        await read.Exercise.GetByText("Put it into the cell").ClickAsync();
        await read.Exercise.GetByText("Check", new() { Exact = true }).ClickAsync();
        await Assertions.Expect(read.Verdict).ToContainTextAsync("Solved");

        // Loaded again, the page has the reader's text, the outputs and the variables.
        await page.ReloadAsync();
        await read.ReadyAsync();
        await Assertions.Expect(starter.Locator(".cm-content")).ToContainTextAsync("WhenAll(coffee, eggs, bacon, toast)");
        await Assertions.Expect(page.Locator(".outputs .chart").First).ToBeAttachedAsync();
        await Assertions.Expect(read.Verdict).ToContainTextAsync("Solved");

        await starter.GetByText("Back to the original").ClickAsync();
        await Assertions.Expect(starter.Locator(".cm-content")).ToContainTextAsync("NotImplementedException");
        await page.ReloadAsync();
        await read.ReadyAsync();
        Assert.Equal(0, await page.Locator(".cm-content").CountAsync());
        Assert.Equal("", string.Join("\n", read.Complaints));
    }

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium)]
    public async Task Lesson_26_is_broken_interrupted_and_restarted()
    {
        await using var read = await ReadPage.OpenAsync(chromium, course, "27-blocking");
        var page = read.Page;
        var cell = page.Locator(".code-cell").Nth(1);

        await read.TypeAsync(cell, "Console.WriteLine(\"waits\"); await Task.Delay(-1);");
        await page.Keyboard.PressAsync("Control+Enter");
        // A cell counts as running while it is compiled, too; what it says shows that it has begun.
        await Assertions.Expect(cell.Locator(".output")).ToHaveTextAsync("waits\n");
        await page.ClickAsync(".session >> text=Interrupt");
        await read.StateAsync(cell, "interrupted");
        await Assertions.Expect(cell.Locator(".note")).ToContainTextAsync("All variables are kept");

        await read.TypeAsync(cell, "Console.WriteLine(\"loops\"); while (true) { }");
        await page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(cell.Locator(".output")).ToHaveTextAsync("loops\n");
        await page.ClickAsync(".session >> text=Interrupt");
        await Assertions.Expect(page.Locator(".session [role=status]")).ToContainTextAsync("All variables are gone");

        await read.TypeAsync(cell, "Environment.Exit(0);");
        await page.Keyboard.PressAsync("Control+Enter");
        await read.StateAsync(cell, "failed");
        await Assertions.Expect(cell.Locator(".note")).ToContainTextAsync("Environment.Exit");

        await read.TypeAsync(cell, "int broken = \"no\";");
        await page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(cell.Locator(".output.error")).ToContainTextAsync("CS0029");

        await cell.GetByText("Back to the original").ClickAsync();
        await page.ClickAsync(".session >> text=Restart");
        await read.StateAsync(cell, "none");
        await cell.Locator(".go").ClickAsync();
        await read.StateAsync(cell, "done");
        Assert.Equal("", string.Join("\n", read.Complaints));
    }

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium)]
    public async Task Lesson_13_fits_a_phone_and_the_keyboard_is_enough()
    {
        await using var read = await ReadPage.OpenAsync(chromium, course, "13-semaphore", width: 390);
        var page = read.Page;
        var first = page.Locator(".code-cell").First;

        // Shift+Enter runs a cell and goes to the next one; Enter opens the editor.
        await first.Locator("pre.code").FocusAsync();
        await page.Keyboard.PressAsync("Shift+Enter");
        await read.StateAsync(first, "done");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".code-cell").Nth(1).Locator(".cm-content")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Control+Enter");
        await read.StateAsync(page.Locator(".code-cell").Nth(1), "done");

        await page.ClickAsync(".session >> text=Run all");
        await read.StateAsync(page.Locator(".code-cell").Last, "done");
        await page.Locator(".outputs .chart").First.ScrollIntoViewIfNeededAsync();
        await page.Locator(".outputs .chart .main-svg").First.WaitForAsync();

        Assert.Equal(0, await page.EvaluateAsync<int>("() => Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
        if (Parts.Has(Part.Axe)) Assert.Empty(await read.BarriersAsync());
        Assert.Equal("", string.Join("\n", read.Complaints));
    }

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium)]
    public async Task The_run_before_stays_behind_the_new_timeline()
    {
        await using var read = await ReadPage.OpenAsync(chromium, course, "01-sync-vs-async");
        var page = read.Page;
        var cell = read.Cell("Thread.Sleep, one after another");
        var ghosts = "cell => cell.querySelector('.js-plotly-plot')?.data?.filter(trace => trace.name === 'the run before').length ?? -1";
        await cell.Locator(".go").ClickAsync();
        await read.StateAsync(cell, "done");
        await cell.Locator(".chart").ScrollIntoViewIfNeededAsync();
        await cell.Locator(".chart .main-svg").First.WaitForAsync();
        Assert.Equal(0, await cell.EvaluateAsync<int>(ghosts));

        await read.TypeAsync(cell, """
            var blocking = await Timeline.Record("Thread.Sleep, one after another", async t =>
            {
                await t.Run("users", () => Fetch("api/users", 50));
                await t.Run("another", () => Fetch("api/posts", 50));
            });
            blocking.Show();
            """);
        await page.Keyboard.PressAsync("Control+Enter");
        await page.WaitForFunctionAsync($"cell => ({ghosts})(cell) === 1", await cell.ElementHandleAsync());

        // Only the lane that both runs have, as long as it was.
        Assert.Equal("[0]", await cell.EvaluateAsync<string>("cell => JSON.stringify(cell.querySelector('.js-plotly-plot').data[0].y)"));
        Assert.True(await cell.EvaluateAsync<double>("cell => cell.querySelector('.js-plotly-plot').data[0].x[0]") > 150);
        Assert.Equal("", string.Join("\n", read.Complaints));
    }

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium)]
    public async Task Typing_gets_completions_errors_and_what_a_method_wants()
    {
        await using var read = await ReadPage.OpenAsync(chromium, course, "01-sync-vs-async");
        var page = read.Page;
        var cell = page.Locator(".code-cell").Nth(2);

        await UntilHelpAsync(
            () => read.TypeAsync(cell, "int x = unheardOf;"),
            () => Assertions.Expect(cell.Locator(".cm-lintRange-error")).ToHaveTextAsync("unheardOf", new() { Timeout = OneAnswer }));

        await UntilHelpAsync(
            async () =>
            {
                await read.TypeAsync(cell, " ");
                await page.Keyboard.TypeAsync("Timeline.Reco");
            },
            async () =>
            {
                await Assertions.Expect(page.Locator(".cm-tooltip-autocomplete [aria-selected]")).ToContainTextAsync("Record", new() { Timeout = OneAnswer });
                // Enter right after the list has opened was meant for the text: the editor begins a new line then.
                await page.WaitForTimeoutAsync(Accepting);
                await page.Keyboard.PressAsync("Enter");
                await Assertions.Expect(cell.Locator(".cm-content")).ToContainTextAsync("Timeline.Record", new() { Timeout = OneAnswer });
            });

        await UntilHelpAsync(
            async () =>
            {
                await read.TypeAsync(cell, "Timeline.Record");
                await page.Keyboard.TypeAsync("(");
            },
            () => Assertions.Expect(page.Locator(".described")).ToContainTextAsync("Record", new() { Timeout = OneAnswer }));
        Assert.Equal("", string.Join("\n", read.Complaints));
    }

    // Help is optional: on a busy machine an answer may not come in time, and the next key asks again.
    private static async Task UntilHelpAsync(Func<Task> typeAsync, Func<Task> expectAsync)
    {
        while (true)
        {
            await typeAsync();
            try
            {
                await expectAsync();
                return;
            }
            catch (PlaywrightException)
            {
                TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            }
        }
    }
}
