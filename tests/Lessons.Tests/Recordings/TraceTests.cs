using System.Text.Json;
using Lessons.Recordings;

namespace Lessons.Tests;

/// <summary>Held against the fields that the Trace Event Format asks of each kind of event.</summary>
public sealed class TraceTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(_path);

    [Fact(Timeout = 120_000)]
    public async Task Every_event_has_the_fields_that_its_kind_needs()
    {
        using var trace = await SaveAsync();
        var kinds = new HashSet<string>();
        foreach (var it in Events(trace))
        {
            var kind = it.GetProperty("ph").GetString()!;
            kinds.Add(kind);
            Assert.NotEqual("", it.GetProperty("name").GetString());
            Assert.True(it.GetProperty("pid").TryGetInt32(out _) && it.GetProperty("tid").TryGetInt32(out _));
            if (kind != "M") Assert.True(it.GetProperty("ts").GetDouble() >= 0);
            switch (kind)
            {
                case "X": Assert.True(it.GetProperty("dur").GetDouble() >= 0); break;
                case "i": Assert.Contains(it.GetProperty("s").GetString(), (string[])["g", "p", "t"]); break;
                case "C": Assert.All(it.GetProperty("args").EnumerateObject(), value => Assert.Equal(JsonValueKind.Number, value.Value.ValueKind)); break;
                case "M": Assert.Contains(it.GetProperty("name").GetString(), (string[])["process_name", "thread_name", "thread_sort_index"]); break;
                default: Assert.Fail($"unknown kind of event: {kind}"); break;
            }
        }
        Assert.Equal(["C", "M", "X", "i"], kinds.Order(StringComparer.Ordinal));
        Assert.Equal("ms", trace.RootElement.GetProperty("displayTimeUnit").GetString());
    }

    [Fact(Timeout = 120_000)]
    public async Task Slices_of_a_lane_nest_and_say_what_the_recording_says()
    {
        Recording? saved = null;
        using var trace = await SaveAsync(recording => saved = recording);
        var lanes = Events(trace).Where(it => it.GetProperty("ph").GetString() == "X").GroupBy(it => (it.GetProperty("pid").GetInt32(), it.GetProperty("tid").GetInt32()));
        Assert.All(lanes, lane =>
        {
            var open = new Stack<decimal>();
            foreach (var (start, end) in lane.Select(Span).OrderBy(it => it.Start).ThenByDescending(it => it.End))
            {
                while (open.TryPeek(out var before) && before <= start) open.Pop();
                Assert.True(open.Count == 0 || end <= open.Peek(), $"[{start}, {end}] is half in and half out of what ends at {open.FirstOrDefault()}");
                open.Push(end);
            }
        });

        var names = Events(trace).Where(it => it.GetProperty("name").GetString() == "thread_name" && it.GetProperty("pid").GetInt32() == 1)
            .ToDictionary(it => it.GetProperty("args").GetProperty("name").GetString()!, it => it.GetProperty("tid").GetInt32());
        Assert.All(saved!.Operations, operation =>
        {
            var events = Events(trace).Where(it => it.GetProperty("ph").GetString() == "X"
                && it.GetProperty("pid").GetInt32() == 1 && it.GetProperty("tid").GetInt32() == names[operation.Name]).ToArray();
            var whole = events.Single(it => it.GetProperty("cat").GetString() == "operation");
            Assert.Equal(operation.Elapsed * 1000, whole.GetProperty("dur").GetDouble(), 0.01);
            Assert.Equal(operation.Outcome.ToString(), whole.GetProperty("args").GetProperty("outcome").GetString());
            Assert.Equal(operation.Segments.Length, events.Count(it => it.GetProperty("cat").GetString() == "state"));
        });
        Assert.Contains(Events(trace), it => it.GetProperty("name").GetString() == "depth");

        static (decimal Start, decimal End) Span(JsonElement it) =>
            (it.GetProperty("ts").GetDecimal(), it.GetProperty("ts").GetDecimal() + it.GetProperty("dur").GetDecimal());
    }

    private async Task<JsonDocument> SaveAsync(Action<Recording>? look = null)
    {
        using var semaphore = new SemaphoreSlim(1);
        var recording = await Timeline.Record("to be saved", async t =>
        {
            t.Gauge("depth", () => semaphore.CurrentCount);
            t.Note("begin");
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => t.Run("op", async () =>
            {
                await t.Wait(semaphore.WaitAsync(), State.Queued);
                await t.Run("inner", async () => { t.Note("deep"); Burst.Spin("inner", 1); await t.Delay(2); });
                semaphore.Release();
            })));
            await Assert.ThrowsAsync<FormatException>(() => t.Run("faulted", () => throw new FormatException("no")));
        });
        look?.Invoke(recording);
        recording.SaveTrace(_path);
        return JsonDocument.Parse(await File.ReadAllTextAsync(_path));
    }

    private static IEnumerable<JsonElement> Events(JsonDocument trace) => trace.RootElement.GetProperty("traceEvents").EnumerateArray();
}
