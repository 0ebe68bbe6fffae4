using System.Diagnostics;
using Lessons.Recordings;

namespace Lessons.Tests;

public class FoldedSpanTests
{
    private static readonly ActivitySource Library = new("Lessons.Tests.FoldedLibrary");

    [Fact(Timeout = 120_000)]
    public async Task Spans_are_folded_into_the_operation_that_made_them_unless_lanes_are_asked_for()
    {
        async Task<Recording> Make(bool lanes) => await Timeline.Record("folded", async t =>
        {
            using var top = Library.StartActivity("top");
            await t.Run("op", async () =>
            {
                using (Library.StartActivity("outer span"))
                {
                    using (Library.StartActivity("inner span")) await Task.Delay(2);
                    await t.Run("child", async () =>
                    {
                        using (Library.StartActivity("of the child")) await Task.Yield();
                    });
                }
                Library.StartActivity("unfinished");
            });
        }, librarySpans: lanes);

        var (folded, lanes) = (await Make(false), await Make(true));
        Assert.Equal(["top", "op", "child"], folded.Operations.Select(it => it.Name));
        Assert.Equal(["outer span", "inner span", "unfinished"], folded.Ops["op"].Spans.Select(it => it.Name));
        Assert.Equal(["of the child"], folded.Ops["child"].Spans.Select(it => it.Name));
        Assert.Equal([Outcome.Completed, Outcome.Completed, Outcome.Unfinished], folded.Ops["op"].Spans.Select(it => it.Outcome));
        Assert.All(folded.Ops["op"].Spans, span =>
        {
            Assert.Equal(Library.Name, span.Source);
            Assert.InRange(span.Started, folded.Ops["op"].Started, folded.Ops["op"].Ended);
            Assert.InRange(span.Ended, span.Started, folded.Elapsed);
        });
        Assert.Equal(folded.Elapsed, folded.Ops["op"].Spans[2].Ended);
        Assert.Equal("op", folded.Operations[folded.Ops["child"].Parent].Name);
        Assert.All(folded.Operations, RecorderAccuracyTests.Contiguous);

        // The flow is the same, with lanes and without: what was held and awaited does not change.
        Assert.Equal(7, lanes.Operations.Length);
        Assert.All(lanes.Operations, it => Assert.Empty(it.Spans));
        Assert.Equal(lanes.Ops["child"].Resumptions, folded.Ops["child"].Resumptions);
    }
}
