namespace Browser.Tests;

/// <summary>What a reader does with the timelines of the book.</summary>
public sealed class TimelineTests(CourseBook book, Chromium chromium)
{
    private const int Patience = 300_000;

    [Theory(Timeout = Patience)]
    [Needs(Part.Chromium)]
    [InlineData("13-semaphore")]
    [InlineData("14-races-and-locks")]
    public async Task A_replay_marks_the_very_line_that_it_names(string slug)
    {
        await using var open = await OpenPage.AtAsync(chromium, book.Address($"{slug}.html"));
        await open.DrawAllAsync();

        // Each step of each figure outside a solution: the words of the step, and the line that is marked.
        var steps = await open.Page.EvaluateAsync<string[][]>("""
            () => [...document.querySelectorAll('.chart:not(.solved *)')].flatMap(chart => {
              const slider = chart.querySelector('.tl-replay input');
              if (!slider) return [];
              return Array.from({ length: Number(slider.max) }, (_, step) => {
                slider.value = step;
                slider.dispatchEvent(new Event('input'));
                return [slider.getAttribute('aria-valuetext'), ...[...document.querySelectorAll('.tl-line')].map(mark => {
                  const pre = mark.parentElement;
                  const lines = pre.textContent.split('\n');
                  const code = pre.querySelector('code').getBoundingClientRect();
                  const box = mark.getBoundingClientRect();
                  return lines[Math.floor((box.top + (box.height / 2) - code.top) / (code.height / lines.length))];
                })];
              });
            })
            """);

        // A wait is told as "page 4 · queued for a permit, semaphore.WaitAsync(), line 6".
        var waits = steps.SelectMany(step => step[0].Split("; ").Select(bar => bar.Split(", ")).Where(parts => parts.Length > 2 && parts[^1].StartsWith("line ", StringComparison.Ordinal) && !parts[^2].StartsWith("Task.Delay", StringComparison.Ordinal))
            .Select(parts => (Awaited: parts[^2], Lines: step[1..]))).ToList();
        Assert.NotEmpty(waits);
        Assert.All(waits, wait => Assert.Contains(wait.Lines, line => line.Contains($"t.Wait({wait.Awaited}", StringComparison.Ordinal)));
        Assert.Empty(open.Complaints);
    }

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium)]
    public async Task A_recording_that_was_alive_is_one_figure_with_its_replay_open()
    {
        await using var open = await OpenPage.AtAsync(chromium, book.Address("35-diagnostics.html"));
        await open.Page.Locator(".chart").First.ScrollIntoViewIfNeededAsync();
        var cell = open.Page.Locator(".code-cell", new() { HasText = "RecordLive(\"it hangs\"" });
        await cell.Locator(".chart").ScrollIntoViewIfNeededAsync();

        await Assertions.Expect(cell.Locator(".tl-replay input")).ToBeVisibleAsync();
        Assert.Equal(1, await cell.Locator(".chart").CountAsync());
    }

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium)]
    public async Task A_line_of_code_marks_its_bars_and_a_bar_its_line()
    {
        await using var open = await OpenPage.AtAsync(chromium, book.Address("13-semaphore.html"));
        await open.DrawAllAsync();

        await open.Page.Locator("pre.code", new() { HasText = "t.Wait(" }).First.GetByText("Wait", new() { Exact = true }).First.HoverAsync();
        await Assertions.Expect(open.Page.Locator(".tl-bar").First).ToBeVisibleAsync();

        await open.Page.Mouse.MoveAsync(0, 0);
        await Assertions.Expect(open.Page.Locator(".tl-bar")).ToHaveCountAsync(0);
    }

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium, Part.Axe)]
    public async Task The_tools_of_a_figure_keep_nobody_out_on_a_phone_and_are_not_printed()
    {
        await using var open = await OpenPage.AtAsync(chromium, book.Address("13-semaphore.html"), width: 390);
        await open.DrawAllAsync();
        await open.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");

        Assert.Empty(await Axe.SeriousAsync(open.Page));
        Assert.True(await open.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth") <= 390);

        await open.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(open.Page.Locator(".tl-tools:visible")).ToHaveCountAsync(0);
    }
}
