using System.Text.RegularExpressions;
using Lessons.Recordings;
using Microsoft.Playwright;
using static Lessons.Recordings.State;

namespace Lessons.Tests.Charts.Interaction;

/// <summary>The pointer over a lane, over a bar and over a line of code.</summary>
public class PointingTests(Chromium chromium)
{
    private const string Code = """
        var permit = new SemaphoreSlim(1);
        var first = t.Run("first", () => ReadAsync(t));
        async Task ReadAsync(Recorder t)
        {
            await t.Wait(permit.WaitAsync(), Queued);
            await t.Delay(40);
        }
        """;

    [Theory(Timeout = 120_000)]
    [Needs(Part.Chromium)]
    [InlineData(-0.4)]
    [InlineData(-0.2)]
    [InlineData(0)]
    [InlineData(0.4)]
    public async Task A_thin_wait_tells_its_text_anywhere_in_the_row_of_its_lane(double beside)
    {
        await using var open = await TimelinePage.OpenAsync(chromium, Samples.Gather() with { Notes = [] }, tools: false);
        var wait = Samples.Gather().Operations[0].Segments.First(segment => segment.State == Awaiting);

        Assert.Contains("awaiting", await open.PointAsync((wait.Start + wait.End) / 2, beside));
    }

    [Theory(Timeout = 120_000)]
    [Needs(Part.Chromium)]
    [InlineData(TimelinePage.Static)]
    [InlineData(TimelinePage.Editor)]
    [InlineData(TimelinePage.ClassicEditor)]
    public async Task A_bar_marks_the_line_that_waits_and_a_slice_the_line_after_which_it_goes_on(string cell)
    {
        await using var open = await TimelinePage.OpenAsync(chromium, Recorded(), Code, cell: cell);

        await open.PointAsync(30, 0);
        Assert.Equal(5, await MarkedLineAsync(open));
        await open.PointAsync(55, 0);
        Assert.Equal(5, await MarkedLineAsync(open));
        await open.PointAsync(80, 0);
        Assert.Equal(6, await MarkedLineAsync(open));
        // Before its first wait, an operation is where it was started.
        await open.PointAsync(5, 0);
        Assert.Equal(2, await MarkedLineAsync(open));

        await open.Page.Mouse.MoveAsync(1, 1);
        await Assertions.Expect(open.MarkedLines).ToHaveCountAsync(0);
        Assert.Empty(open.Complaints);
    }

    [Fact(Timeout = 120_000)]
    [Needs(Part.Chromium)]
    public async Task A_line_marks_its_bars_in_every_lane()
    {
        await using var open = await TimelinePage.OpenAsync(chromium, Recorded(), Code);
        var pre = (await open.Page.Locator(".highlight pre").BoundingBoxAsync())!;
        var height = pre.Height / Code.Split('\n').Length;

        await open.Page.Mouse.MoveAsync(pre.X + 30, pre.Y + (height * 5.5f));
        // Two operations wait there, and both go on after it.
        await Assertions.Expect(open.Page.Locator(".tl-bar")).ToHaveCountAsync(4);
        // A line that starts or awaits nothing marks nothing.
        await open.Page.Mouse.MoveAsync(pre.X + 30, pre.Y + (height * 2.5f));
        await Assertions.Expect(open.Page.Locator(".tl-bar")).ToHaveCountAsync(0);
        Assert.Empty(open.Complaints);
    }

    [Fact(Timeout = 120_000)]
    [Needs(Part.Chromium)]
    public async Task A_line_that_calls_nothing_of_the_recorder_is_another_cells_and_is_not_marked()
    {
        await using var open = await TimelinePage.OpenAsync(chromium, Recorded(), Regex.Replace(Code, @"\bt\.", "other"));

        await open.PointAsync(30, 0);

        Assert.Equal(0, await open.MarkedLines.CountAsync());
    }

    private static Recording Recorded()
    {
        var draft = new Draft("two readers, one permit");
        foreach (var (name, later) in new[] { ("first", 0), ("second", 10) })
            draft.Run(name, -1, Outcome.Completed,
            [
                new(HoldingThread, 0, 10 + later, 4), new(Queued, 10 + later, 50) { Line = 5 }, new(HoldingThread, 50, 60, 5),
                new(Awaiting, 60, 100) { Line = 6 }, new(HoldingThread, 100, 110, 5),
            ]);
        var recording = draft.Recorded();
        return recording with { Operations = [.. recording.Operations.Select(operation => operation with { Line = 2 })] };
    }

    /// <summary>The number of the one marked line, from where the mark lies.</summary>
    private static async Task<int> MarkedLineAsync(TimelinePage open)
    {
        await Assertions.Expect(open.MarkedLines).ToHaveCountAsync(1);
        return await open.Page.EvaluateAsync<int>("""
            () => {
              const code = document.querySelector('.highlight pre, .cm-content, .CodeMirror-code').getBoundingClientRect();
              const mark = document.querySelector('.tl-line').getBoundingClientRect();
              return Math.floor((mark.top + (mark.height / 2) - code.top) / (code.height / LINES)) + 1;
            }
            """.Replace("LINES", $"{Code.Split('\n').Length}"));
    }
}
