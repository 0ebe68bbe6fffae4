using System.Collections.Immutable;
using Lessons.Charts;
using Lessons.Recordings;
using static Lessons.Recordings.State;

namespace Lessons.Tests.Charts;

public class HoverTests
{
    [Fact]
    public void A_slice_that_runs_the_continuation_of_another_operation_says_so_and_stays_one_slice()
    {
        var operation = Drawn(
        [
            new(HoldingThread, 0, 20, 7),
            new(HoldingThread, 20, 100, 7) { Runs = "waiter <2>" },
            new(HoldingThread, 100, 101, 7),
            new(Awaiting, 101, 110),
            new(HoldingThread, 110, 120, 7),
        ]);

        var texts = Hover.Segments(Assert.Single(Lanes.Of(Of(operation))));
        Assert.StartsWith("<b>setter</b> · slice 1/2<br>holds thread 7<br>", texts[0]);
        Assert.StartsWith("<b>setter</b> · slice 1/2<br>holds thread 7, and runs the continuation of <b>waiter &lt;2&gt;</b> on it<br>", texts[1]);
        Assert.StartsWith("<b>setter</b> · slice 1/2<br>holds thread 7<br>", texts[2]);
        Assert.StartsWith("<b>setter</b> · slice 2/2<br>", texts[4]);
    }

    [Fact]
    public void The_end_of_an_operation_lists_what_libraries_did_in_it()
    {
        var operation = Drawn([new(Awaiting, 0, 100)]) with
        {
            Spans =
            [
                new("GET /a", "System.Net.Http", 0, 40, Outcome.Completed),
                new("HTTP connection_setup", "Experimental.System.Net.Http.Connections", 1, 11, Outcome.Completed),
                new("HTTP connection_setup", "Experimental.System.Net.Http.Connections", 2, 22, Outcome.Completed),
            ],
        };

        Assert.EndsWith("<br>GET /a: 40 ms<br>2 × HTTP connection_setup: 10 ms, 20 ms", Hover.End(operation));
    }

    private static Operation Drawn(ImmutableArray<Segment> segments) =>
        new() { Name = "setter", Started = segments[0].Start, Ended = segments[^1].End, Outcome = Outcome.Completed, Segments = segments };

    private static Recording Of(Operation operation) => new() { Title = "hover", Elapsed = operation.Ended, Operations = [operation] };
}
