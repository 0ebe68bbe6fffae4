using System.Threading.Channels;
using Lessons.Recordings;

namespace Lessons.Tests;

public class GaugeTests
{
    [Fact(Timeout = 120_000)]
    public async Task A_gauge_is_read_at_notes_at_starts_and_ends_and_in_between()
    {
        var channel = Channel.CreateUnbounded<int>();
        var (background, reads) = (0, 0);
        var recording = await Timeline.Record("gauges", async t =>
        {
            t.Gauge("depth", () => channel.Reader.Count);
            t.Gauge("background", () =>
            {
                Interlocked.Increment(ref reads);
                return Volatile.Read(ref background);
            });
            for (var i = 0; i < 3; i++)
            {
                channel.Writer.TryWrite(i);
                t.Note("written");
            }
            for (var i = 0; i < 3; i++)
                await t.Run("read", () => channel.Reader.ReadAsync());
            Volatile.Write(ref background, 1);
            var before = Volatile.Read(ref reads);
            while (Volatile.Read(ref reads) < before + 2) await Task.Delay(1);
        });

        Assert.Equal(["depth", "background"], recording.Gauges.Select(it => it.Name));
        Assert.All([0.0, 1, 2, 3], depth => Assert.Contains(recording.Gauges[0].Samples, sample => sample.Value == depth));
        Assert.Contains(recording.Gauges[1].Samples, sample => sample.Value == 1);
        Assert.All(recording.Gauges, gauge =>
        {
            Assert.Equal([.. gauge.Samples.OrderBy(it => it.At)], gauge.Samples);
            Assert.InRange(gauge.Samples[0].At, 0, recording.Elapsed);
            Assert.Equal(recording.Elapsed, gauge.Samples[^1].At);
        });
    }

    [Fact(Timeout = 120_000)]
    public async Task A_gauge_that_throws_is_left_alone_and_said_so()
    {
        var calls = 0;
        var recording = await Timeline.Record("broken gauge", async t =>
        {
            t.Gauge("broken", () => ++calls < 3 ? calls : throw new NotSupportedException("no count here"));
            t.Gauge("reentrant", () => { t.Note("again"); return 1; });
            for (var i = 0; i < 20; i++) await t.Run("op", () => Task.Delay(1));
        });

        Assert.Equal(3, calls);
        Assert.Equal([1, 2, 2], recording.Gauges[0].Samples.Select(it => it.Value));
        Assert.Equal(["gauge `broken` was read until it threw NotSupportedException: no count here"], recording.Lints);
    }
}
