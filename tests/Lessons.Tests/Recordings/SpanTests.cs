using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Lessons.Recordings;
using Lessons.World;

namespace Lessons.Tests;

public class SpanTests
{
    private static readonly ActivitySource Library = new("Lessons.Tests.Library");

    [Fact(Timeout = 120_000)]
    public async Task Requests_of_HttpClient_are_children_of_the_operation_that_makes_them()
    {
        await using var server = await LocalServer.StartAsync();
        using var client = new HttpClient { BaseAddress = server.Address };
        var recording = await Timeline.Record("requests", async t =>
        {
            // However busy the machine is, this one ends last.
            var other = new TaskCompletionSource();
            var users = t.Run("users", async () =>
            {
                var text = client.GetStringAsync("delay/30");
                await other.Task;
                await text;
            });
            await t.Run("missing", () => client.GetAsync("status/404"));
            other.SetResult();
            await users;
        }, librarySpans: true);

        var request = recording.Ops["GET /delay/30"];
        Assert.Equal("System.Net.Http", request.Source);
        Assert.Equal("users", recording.Operations[request.Parent].Name);
        Assert.Equal(1, request.Depth);
        Assert.Equal(Outcome.Completed, request.Outcome);
        Assert.True(request.Elapsed > 25);
        Assert.InRange(request.Started, recording.Ops["users"].Started, recording.Ops["users"].Ended);
        Assert.InRange(request.Ended, recording.Ops["users"].Started, recording.Ops["users"].Ended);
        Assert.Equal(Outcome.Faulted, recording.Ops["GET /status/404"].Outcome);
        Assert.Null(recording.Ops["GET /status/404"].Exception);
        Assert.All(recording.Operations, RecorderAccuracyTests.Contiguous);

        // The facts are the lesson's own.
        Assert.Equal(["users", "missing"], recording.Leaves.Select(it => it.Name));
        Assert.Equal(2, recording.PeakInFlight);
        Assert.Equal(["users", "missing"], recording.Order.Order().Reverse());
        Assert.Equal(["users"], recording.CriticalPath.Select(it => it.Name).Distinct());
    }

    [Fact(Timeout = 120_000)]
    public async Task A_request_ends_as_its_exception_says()
    {
        // Accepts connections, and never answers.
        using var mute = new TcpListener(IPAddress.Loopback, 0);
        mute.Start();
        using var client = new HttpClient();
        using var source = new CancellationTokenSource();
        var recording = await Timeline.Record("requests", async t =>
        {
            var request = t.Run("cancelled", () => client.GetAsync($"http://{mute.LocalEndpoint}/mute", source.Token), source.Token);
            source.CancelAfter(20);
            await Assert.ThrowsAsync<TaskCanceledException>(() => request);
            await Assert.ThrowsAsync<HttpRequestException>(() => t.Run("refused", () => client.GetAsync("http://127.0.0.1:1/")));
        }, librarySpans: true);

        Assert.Equal(Outcome.Cancelled, recording.Ops["GET /mute"].Outcome);
        Assert.Equal(Outcome.Faulted, recording.Ops["GET /"].Outcome);
        Assert.IsType<HttpRequestException>(recording.Ops["GET /"].Exception);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_span_has_the_slices_of_its_own_flow()
    {
        var bursts = new List<Burst>();
        var recording = await Timeline.Record("spans", async t => await t.Run("op", async () =>
        {
            bursts.Add(Burst.Spin("op", 2));
            await SpanAsync();
            bursts.Add(Burst.Spin("op", 2));
        }), librarySpans: true);

        async Task SpanAsync()
        {
            using var activity = Library.StartActivity("library work");
            bursts.Add(Burst.Spin("span", 2));
            await Task.Delay(60);
            bursts.Add(Burst.Spin("span", 2));
        }

        var (op, span) = (recording.Ops["op"], recording.Ops["library work"]);
        Assert.Equal(Library.Name, span.Source);
        Assert.Equal([State.HoldingThread, State.Awaiting, State.HoldingThread], span.Segments.Select(it => it.State));
        Assert.Equal([bursts[1].Thread, bursts[2].Thread], span.Slices.Select(it => it.Thread));
        Assert.InRange(span.Held, 4, op.Held - 4);
        Assert.True(span.Awaited > 10 && op.Awaited > 10);
        Assert.Equal(1, op.Resumptions);
        Assert.Equal(1, recording.PeakThreads);
        Assert.All(recording.Operations, RecorderAccuracyTests.Contiguous);
    }

    [Fact(Timeout = 120_000)]
    public async Task Spans_nest_and_the_lessons_operations_keep_their_own_tree()
    {
        using var before = Library.StartActivity("before");
        var recording = await Timeline.Record("nested", async t =>
        {
            using var top = Library.StartActivity("top");
            await t.Run("op", async () =>
            {
                using (Library.StartActivity("outer span"))
                {
                    using (Library.StartActivity("inner span")) await Task.Yield();
                    await t.Run("child", () => Task.Delay(1));
                }
                using (Library.StartActivity("inner span")) await Task.Yield();
                Library.StartActivity("unfinished");
            });
        }, librarySpans: true);

        Assert.Null(Activity.Current?.Parent);
        string Parent(string name) => recording.Ops[name].Parent is >= 0 and var i ? recording.Operations[i].Name : "-";
        Assert.Equal(
            ["top", "op", "outer span", "inner span", "child", "inner span 2", "unfinished"],
            recording.Operations.Select(it => it.Name));
        Assert.Equal(["-", "-", "op", "outer span", "op", "op", "op"], recording.Operations.Select(it => Parent(it.Name)));
        Assert.Equal(Outcome.Unfinished, recording.Ops["unfinished"].Outcome);
        Assert.All(recording.Operations, RecorderAccuracyTests.Contiguous);
    }

    [Fact(Timeout = 120_000)]
    public async Task Spans_belong_to_the_recording_in_whose_flow_they_start()
    {
        async Task<Recording> Make(string name) => await Timeline.Record(name, async t =>
            await Task.WhenAll(Enumerable.Range(1, 10).Select(i => t.Run(name, async () =>
            {
                using var activity = Library.StartActivity($"span of {name}");
                await Task.Delay(i % 3);
            }))), librarySpans: true);

        Recording? inner = null;
        var both = Task.WhenAll(Make("a"), Make("b"));
        using (Library.StartActivity("outside")) await Task.Yield();
        var outer = await Timeline.Record("outer", async t => await t.Run("holder", async () =>
        {
            using var activity = Library.StartActivity("around");
            inner = await Make("inner");
        }), librarySpans: true);

        Assert.Equal(["holder", "around"], outer.Operations.Select(it => it.Name));
        Assert.All((Recording[])[.. await both, inner!], recording =>
        {
            Assert.Equal(20, recording.Operations.Length);
            Assert.Equal(10, recording.Operations.Count(it => it.Source == Library.Name && it.Name.StartsWith($"span of {recording.Title}") && it.Depth == 1));
            Assert.All(recording.Operations, RecorderAccuracyTests.Contiguous);
        });
        Assert.Null(Library.StartActivity("after"));
    }

    [Fact(Timeout = 120_000)]
    public async Task An_activity_that_is_started_in_one_flow_and_stopped_in_another_ends_there()
    {
        var recording = await Timeline.Record("elsewhere", async t => await t.Run("op", async () =>
        {
            for (var i = 0; i < 50; i++)
            {
                var activity = Library.StartActivity("step")!;
                await Task.Run(activity.Dispose);
            }
            Burst.Spin("op", 2);
        }), librarySpans: true);

        Assert.Equal(51, recording.Operations.Length);
        Assert.All(recording.Operations, operation => Assert.Equal(Outcome.Completed, operation.Outcome));
        Assert.All(recording.Operations.Skip(1), operation => Assert.Equal(1, operation.Depth));
        Assert.True(recording.Ops["op"].Segments[^1] is { State: State.HoldingThread, Duration: >= 2 });
    }
}
