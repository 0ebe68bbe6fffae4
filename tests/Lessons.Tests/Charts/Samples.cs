using Lessons.Recordings;
using static Lessons.Recordings.Outcome;
using static Lessons.Recordings.State;

namespace Lessons.Tests.Charts;

/// <summary>Recordings written by hand, one for each thing a figure must show.</summary>
internal static class Samples
{
    public static IReadOnlyDictionary<string, Func<Recording>> All { get; } = new Dictionary<string, Func<Recording>>
    {
        ["gather"] = Gather,
        ["sequential"] = Sequential,
        ["semaphore"] = Semaphore,
        ["ready"] = Ready,
        ["starvation"] = Starvation,
        ["single"] = Single,
        ["empty"] = Empty,
        ["states"] = EveryState,
        ["nested"] = Nested,
        ["lanes-40"] = () => Many(39),
        ["lanes-50"] = () => Many(50),
        ["lanes-1000"] = () => Many(1000),
        ["different-60"] = Different,
        ["slices-6000"] = () => Slices(1500),
        ["slices-10000"] = () => Slices(2500),
        ["channel"] = Channel,
        ["spans"] = Spans,
        ["remarks"] = Remarks,
    };

    public static Recording Gather()
    {
        var draft = new Draft("Task.WhenAll: three fetches overlap");
        var main = draft.Run("main", 0.6, -1, Completed, (HoldingThread, 1.1, 4), (Awaiting, 322.1, 0), (HoldingThread, 322.4, 7));
        draft.Run("users", 0.7, main, Completed, (HoldingThread, 6.9, 4), (Awaiting, 207.8, 0), (HoldingThread, 219.8, 7));
        draft.Run("posts", 7.2, main, Completed, (HoldingThread, 12.9, 4), (Awaiting, 311.2, 0), (HoldingThread, 321.9, 7));
        draft.Run("comments", 13.1, main, Completed, (HoldingThread, 19.0, 4), (Awaiting, 120.1, 0), (HoldingThread, 132.4, 7));
        return draft.Recorded(322.6, null, new PoolSample(0, 2, 0), new(160, 2, 0), new(322, 2, 0));
    }

    public static Recording Sequential()
    {
        var draft = new Draft("one after another");
        draft.Run("users", 0.4, -1, Completed, (HoldingThread, 0.7, 4), (Awaiting, 201.9, 0), (HoldingThread, 202.1, 6));
        draft.Run("posts", 202.2, -1, Completed, (HoldingThread, 202.3, 6), (Awaiting, 503.8, 0), (HoldingThread, 503.9, 8));
        draft.Run("comments", 504.0, -1, Completed, (HoldingThread, 504.1, 8), (Awaiting, 605.3, 0), (HoldingThread, 605.4, 6));
        return draft.Recorded(605.8);
    }

    public static Recording Semaphore()
    {
        var draft = new Draft("SemaphoreSlim(2): two at a time, one fault, then cancellation");
        var crawl = draft.Run("crawl", 4.5, -1, Faulted, (HoldingThread, 5.2, 8), (Awaiting, 278.4, 0));
        draft.Run("fetch 1", 5.3, crawl, Completed, (HoldingThread, 16, 8), (Awaiting, 89, 0), (HoldingThread, 95, 8));
        draft.Run("fetch 2", 17, crawl, Completed, (HoldingThread, 20.5, 8), (Awaiting, 104, 0), (HoldingThread, 110, 11));
        draft.Run("fetch 3", 20.9, crawl, Faulted, (Queued, 95.4, 0), (HoldingThread, 100, 8), (Awaiting, 188.6, 0));
        draft.Run("fetch 4", 21.1, crawl, Completed, (Queued, 110.3, 0), (HoldingThread, 114, 11), (Awaiting, 212, 0), (HoldingThread, 218, 8));
        draft.Run("fetch 5", 21.3, crawl, Cancelled, (Queued, 189, 0), (HoldingThread, 193, 11), (Awaiting, 262, 0), (Cancelling, 278, 0));
        draft.Run("fetch 6", 21.5, crawl, Cancelled, (Queued, 218.4, 0), (HoldingThread, 222.5, 8), (Awaiting, 262, 0), (Cancelling, 278, 0));
        draft.Run("fetch 7", 21.7, crawl, Cancelled, (Queued, 262, 0), (Cancelling, 278.2, 0));
        draft.Run("fetch 8", 21.9, crawl, Cancelled, (Queued, 262, 0), (Cancelling, 278.2, 0));
        draft.Note(1, 95, "released").Note(2, 110, "released").Note(3, 188, "released").Note(4, 218, "released").Note(-1, 262, "cancel");
        return draft.Recorded(279, 2, new PoolSample(0, 2, 0), new(95, 3, 0), new(275, 3, 0));
    }

    public static Recording Ready()
    {
        var draft = new Draft("CPU after await: continuations queue for a thread");
        var batch = draft.Run("batch", 3, -1, Completed, (HoldingThread, 3.4, 4), (Awaiting, 222, 0), (HoldingThread, 222.3, 23));
        double[][] items =
        [
            [4, 5, 46, 154, 180, 211, 212, 222, 23], [5, 5.1, 47, 128, 154, 186, 188, 200, 17], [5, 5.2, 47, 118, 144, 175, 175.5, 188, 17],
            [5, 5.3, 47, 104, 129, 161, 190, 200, 23], [5, 5.4, 47, 75, 108, 140, 148, 158, 17], [5, 5.5, 47, 72, 104, 136, 180, 190, 23],
            [5, 5.6, 47, 48, 75, 107, 108, 118, 17], [5, 5.7, 45.9, 46, 72, 104, 160, 175, 23],
        ];
        foreach (var (i, item) in items.Index())
            draft.Run($"item {i + 1}", item[0], batch, Completed,
                (HoldingThread, item[1], 4), (Awaiting, item[2], 0), (State.Ready, item[3], 0), (HoldingThread, item[4], i % 2 == 0 ? 23 : 17),
                (Awaiting, item[5], 0), (State.Ready, item[6], 0), (HoldingThread, item[7], (int)item[8]));
        return draft.Recorded(222.6, 2,
            new PoolSample(0, 11, 0), new(52, 11, 6), new(75, 11, 5), new(84, 11, 4), new(120, 11, 3), new(129, 11, 2), new(140, 11, 3), new(160, 11, 1), new(186, 11, 2), new(196, 11, 0), new(218, 11, 0));
    }

    public static Recording Starvation()
    {
        var draft = new Draft("Sync-over-async: ten requests block pool threads");
        var server = draft.Run("server", 4, -1, Completed, (HoldingThread, 4.2, 4), (Awaiting, 472.6, 0), (HoldingThread, 473, 23));
        (double Start, int Thread)[] requests = [(5, 8), (5.1, 14), (322, 23), (240, 22), (195, 21), (112, 20), (60, 19), (33, 18), (5.5, 17), (5.6, 7)];
        foreach (var (i, (start, thread)) in requests.Index())
            draft.Run($"req {i + 1}", 4.5, server, Completed, (Awaiting, start, 0), (HoldingThread, i == 2 ? 472 : 424 + i / 10.0, thread));
        return draft.Recorded(473.5, null,
            new PoolSample(4, 3, 0), new(10, 4, 7), new(35, 5, 6), new(66, 6, 5), new(120, 7, 4), new(170, 8, 4), new(245, 9, 3), new(330, 10, 2), new(430, 11, 0), new(473, 11, 0)) with
        {
            PoolChanges = [new(33, 5, "starvation"), new(60, 6, "starvation"), new(112, 7, "starvation"), new(195, 8, "starvation"), new(240, 9, "cooperative blocking"), new(322, 10, "starvation"), new(424, 11, "climbing"), new(470, 9, "idle")],
            Cores = 2,
            Lints = ["`req 3` held a thread 150 ms without yielding", "10 of 10 waited more than 5 ms for a thread: the pool was short of threads"],
        };
    }

    public static Recording Single()
    {
        var draft = new Draft("one request");
        draft.Run("users", 0.3, -1, Completed, (HoldingThread, 0.5, 4), (Awaiting, 201.2, 0), (HoldingThread, 201.4, 6));
        return draft.Recorded(201.6);
    }

    public static Recording Empty() => new() { Title = "nothing ran", Elapsed = 0.4, Operations = [] };

    public static Recording EveryState()
    {
        var draft = new Draft("Every state & every end, in a title so long that it has to be wrapped at least once, and names like Dictionary<string, List<int>>");
        draft.Run("completed", 0, -1, Completed, (HoldingThread, 40, 4), (Awaiting, 100, 0), (Queued, 160, 0), (State.Ready, 220, 0), (HoldingThread, 280, 5));
        draft.Run("List<int>.faulted & <b>bold</b>", 10, -1, Faulted, (HoldingThread, 60, 6), (Awaiting, 200, 0));
        draft.Run("cancelled", 20, -1, Cancelled, (HoldingThread, 50, 7), (Awaiting, 150, 0), (Cancelling, 240, 0));
        draft.Run("unfinished", 30, -1, Unfinished, (HoldingThread, 60, 7), (Awaiting, 300, 0));
        return draft.Note(2, 150, "cancellation requested <now>").Recorded(300);
    }

    public static Recording Nested()
    {
        var draft = new Draft("a report from three services");
        var report = draft.Run("report", 1, -1, Completed, (HoldingThread, 2, 4), (Awaiting, 410, 0), (HoldingThread, 412, 9));
        var orders = draft.Run("orders", 2, report, Completed, (HoldingThread, 3, 4), (Awaiting, 250, 0), (HoldingThread, 252, 6));
        draft.Run("connect", 3, orders, Completed, (HoldingThread, 4, 4), (Awaiting, 80, 0), (HoldingThread, 81, 6));
        draft.Run("query", 82, orders, Completed, (HoldingThread, 83, 6), (Awaiting, 248, 0), (HoldingThread, 249, 6));
        var stock = draft.Run("stock", 5, report, Completed, (HoldingThread, 6, 4), (Awaiting, 180, 0), (HoldingThread, 181, 7));
        draft.Run("GET /stock", 6, stock, Completed, (HoldingThread, 7, 4), (Awaiting, 178, 0), (HoldingThread, 179, 7));
        draft.Run("render", 253, report, Completed, (HoldingThread, 330, 6), (Awaiting, 350, 0), (HoldingThread, 408, 9));
        return draft.Recorded(413);
    }

    /// <summary>Permits for four, a fault in every seventeenth: the widest rows and the longest legends.</summary>
    public static Recording Many(int count)
    {
        var draft = new Draft($"{count} downloads, four at a time");
        var root = draft.Run("crawl", 0, -1, Completed, (HoldingThread, 1, 4), (Awaiting, 12 * Math.Ceiling(count / 4.0) + 6, 0));
        for (var i = 0; i < count; i++)
        {
            var (permit, start) = (i / 4 * 12.0 + 2, 1 + (i * 0.8 / count));
            draft.Run($"page {i + 1}", start, root, i % 17 == 16 ? Faulted : Completed,
                (HoldingThread, start + (0.5 / count), 4), (Queued, permit, 0), (HoldingThread, permit + 1, 5 + (i % 3)), (Awaiting, permit + 10, 0), (HoldingThread, permit + 11.5, 5 + (i % 2)));
        }
        return draft.Recorded(limit: 4);
    }

    public static Recording Different()
    {
        var draft = new Draft("sixty different names");
        for (var i = 0; i < 60; i++)
            draft.Run($"{(char)('a' + (i % 26))}{(char)('a' + (i / 26))} work", i, -1, Completed, (HoldingThread, i + 2, 4 + (i % 2)), (Awaiting, 100 + i, 0));
        return draft.Recorded();
    }

    /// <summary>A full channel: depth over time, and a second gauge.</summary>
    public static Recording Channel()
    {
        var draft = new Draft("A bounded channel: the writer waits for the reader");
        var write = new List<Segment>();
        var read = new List<Segment> { new(HoldingThread, 1, 2, 5) };
        for (var i = 0; i < 12; i++)
        {
            var (at, turn) = (i < 4 ? 1.0 + (i * 3) : ((i - 3) * 30.0) + 1, ((i + 1) * 30.0) + 2);
            if (write.Count > 0) write.Add(new(i < 4 ? Awaiting : Queued, write[^1].End, at));
            write.Add(new(HoldingThread, at, at + 1, 4) { Awaited = null });
            read.Add(new(Awaiting, read[^1].End, turn) { Awaited = "ProcessAsync(item)", Line = 7 });
            read.Add(new(HoldingThread, turn, turn + 2, 5));
        }
        draft.Run("writer", -1, Completed, [.. write]);
        draft.Run("reader", -1, Completed, [.. read]);
        return draft.Recorded(366, null) with
        {
            Gauges =
            [
                new("depth", [.. Enumerable.Range(0, 38).Select(i => new GaugeSample(i * 10, i < 2 ? i * 2 : i < 26 ? 3 + (i % 3 == 0 ? 0 : 1) : Math.Max(0, 4 - ((i - 26) / 3))))]),
                new("bytes waiting in memory", [.. Enumerable.Range(0, 38).Select(i => new GaugeSample(i * 10, 1024.5 * (i % 7)))]),
            ],
        };
    }

    /// <summary>What the HTTP client and the database driver report of themselves.</summary>
    public static Recording Spans()
    {
        var draft = new Draft("a page from HTTP and SQL");
        var page = draft.Run("page", 1, -1, Completed, (HoldingThread, 2, 4), (Awaiting, 180, 0), (HoldingThread, 182, 6));
        var users = draft.Run("users", 2, page, Completed, (HoldingThread, 3, 4), (Awaiting, 118, 0), (HoldingThread, 120, 6));
        draft.Span("GET /api/users", "System.Net.Http", 3, 116, users);
        var posts = draft.Run("posts", 3, page, Faulted, (HoldingThread, 5, 4), (Awaiting, 176, 0), (HoldingThread, 179, 6));
        draft.Span("SELECT posts", "Npgsql", 5, 60, posts);
        draft.Span("GET /api/posts", "System.Net.Http", 61, 174, posts, Faulted);
        return draft.Recorded(183);
    }

    /// <summary>Everything at once: notes, changes of the pool, gauges, many remarks, a long one among them.</summary>
    public static Recording Remarks() => Starvation() with
    {
        Title = "Remarks under the figure",
        Gauges = [new("requests waiting", [new(0, 0), new(5, 7), new(60, 5), new(240, 3), new(330, 0)])],
        Lints =
        [
            "`req 3` held a thread 150 ms without yielding: a blocking call such as .Result, .Wait() or Thread.Sleep, or a long computation",
            "8 of 12 resumed more than 5 ms late: the pool was short of threads",
            "two operations shared the flow of `fan<T>` & co.",
            "`fetch 7` was never awaited", "slices were lost", "a sixth", "a seventh",
        ],
    };

    public static Recording Slices(int each)
    {
        var draft = new Draft("four loops of many short awaits");
        for (var lane = 0; lane < 4; lane++)
            draft.Run($"loop {lane}", -1, Completed, [.. Enumerable.Range(0, each).Select(i => i % 2 == 0
                ? new Segment(HoldingThread, lane + i, lane + i + 1, 4 + lane)
                : new Segment((i % 8) switch { 1 => Queued, 3 => State.Ready, _ => Awaiting }, lane + i, lane + i + 1))]);
        return draft.Recorded();
    }
}
