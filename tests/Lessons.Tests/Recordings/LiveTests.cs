using Lessons.Recordings;
using Microsoft.DotNet.Interactive.Formatting;

namespace Lessons.Tests;

public class LiveTests
{
    [Fact(Timeout = 120_000)]
    public async Task The_figure_is_there_at_once_grows_and_ends_as_the_recording()
    {
        Lesson.Show("The formatters are registered.");
        var shown = new List<Recording>();
        var updates = new SemaphoreSlim(0);
        var flow = new AsyncLocal<string> { Value = "cell" };
        var recording = await Timeline.RecordLive("live", async t =>
        {
            await t.Run("first", () => Task.Yield().GetAwaiter().IsCompleted);
            var gate = new TaskCompletionSource();
            var second = t.Run("second", () => gate.Task);
            await updates.WaitAsync();
            await updates.WaitAsync();
            gate.SetResult();
            await second;
        }, 2, Show);

        Action<object> Show(object value)
        {
            shown.Add((Recording)value);
            return next =>
            {
                Assert.Equal("cell", flow.Value);
                Assert.NotEqual("", next.ToDisplayString(PlainTextFormatter.MimeType));
                shown.Add((Recording)next);
                updates.Release();
            };
        }

        Assert.Empty(shown[0].Operations);
        Assert.All([PlainTextFormatter.MimeType, HtmlFormatter.MimeType, global::Lessons.Charts.ChartFormatters.PlotlyMimeType],
            type => Assert.NotEqual("", shown[0].ToDisplayString(type)));
        Assert.Equal(Outcome.Unfinished, shown[1].Ops["second"].Outcome);
        Assert.All(shown[1..^1], it => Assert.Empty(it.Lints));
        Assert.All(shown.Zip(shown.Skip(1)), pair => Assert.True(pair.First.Elapsed <= pair.Second.Elapsed));
        Assert.True(shown[2].Elapsed - shown[1].Elapsed >= 200);
        Assert.Same(recording, shown[^1]);
        Assert.Equal(Outcome.Completed, recording.Ops["second"].Outcome);
        Assert.All(shown.SelectMany(it => it.Operations), RecorderAccuracyTests.Contiguous);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_body_that_throws_stops_the_updates()
    {
        await Assert.ThrowsAsync<FormatException>(() => Timeline.RecordLive("throws", async t =>
        {
            await t.Run("op", () => Task.Delay(1));
            throw new FormatException();
        }, null, _ => _ => Assert.Fail("There is nothing to show.")));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_front_end_that_fails_does_not_harm_the_recording_but_is_heard_of()
    {
        var failed = new TaskCompletionSource();
        var calls = 0;
        await Assert.ThrowsAsync<IOException>(() => Timeline.RecordLive("gone", t => t.Run("op", () => failed.Task), null, _ => _ =>
        {
            calls++;
            failed.TrySetResult();
            throw new IOException("gone");
        }));
        Assert.Equal(2, calls);
    }
}
