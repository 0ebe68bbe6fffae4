using Notebooks.Jupyter.Tests.Support;
using NetMQ;

namespace Notebooks.Jupyter.Tests.Transport;

/// <summary>Listeners that read, that read slowly, and that do not read.</summary>
public class ListenerTests : BoundTransport
{
    [Fact(Timeout = 120_000)]
    public async Task A_listener_that_reads_slowly_loses_nothing()
    {
        using var listener = await ListenAsync("kernel.");
        const int Count = 40_000;
        var reading = Task.Run(() =>
        {
            for (var n = 0; n < Count; n++)
            {
                if (n % 200 == 0) Task.Delay(10).Wait();
                AssertIsNumber(n, Next(listener));
            }
        });
        for (var n = 0; n < Count; n++) await PublishAsync(n, 1000);
        await reading;
        Assert.Empty(Log);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_listener_that_pauses_loses_nothing()
    {
        using var listener = await ListenAsync("kernel.");
        var publishing = Task.Run(async () => { for (var n = 0; n < 300; n++) await PublishAsync(n, 100_000); });
        // Shorter than the patience with somebody who does not read at all.
        await Task.Delay(1000);
        Assert.False(publishing.IsCompleted, "nobody waits for the listener");
        for (var n = 0; n < 300; n++) AssertIsNumber(n, Next(listener));
        await publishing;
        Assert.Empty(Log);
    }

    [Fact(Timeout = 300_000)]
    public async Task One_that_never_reads_takes_little_memory_and_hinders_neither_the_quick_nor_the_slow()
    {
        using var deaf = await DeafAsync();
        using var quick = await ListenAsync("");
        using var slow = await ListenAsync("kernel.");
        const int Count = 4_000;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var quickly = Task.Run(() =>
        {
            for (var n = 0; n < Count; n++) AssertIsNumber(n, Next(quick));
        });
        var slowly = Task.Run(() =>
        {
            for (var n = 0; n < Count; n++)
            {
                if (n % 20 == 0) Task.Delay(10).Wait();
                AssertIsNumber(n, Next(slow));
            }
        });
        // 400 MB go by.
        for (var n = 0; n < Count; n++) await PublishAsync(n, 100_000);
        await Task.WhenAll(quickly, slowly);
        var more = (GC.GetTotalMemory(forceFullCollection: true) - before) / (1024 * 1024);
        Assert.True(more < 64, $"{more} MB are kept");
        Assert.Equal(["A client does not read what is published: it gets no more until it does."], Log);
    }

    [Fact(Timeout = 120_000)]
    public async Task While_one_does_not_read_the_others_hear_everything_at_once()
    {
        using var deaf = await DeafAsync();
        using var quick = await ListenAsync("");
        // Without waiting for room: what no cell puts out, such as whether the kernel is busy.
        for (var n = 0; n < 300; n++) Transport.Publish(Message(n, 100_000));
        for (var n = 0; n < 300; n++) AssertIsNumber(n, Next(quick));
        Assert.Empty(Log);
    }

    [Fact(Timeout = 120_000)]
    public async Task One_that_reads_again_hears_again()
    {
        using var late = await ListenAsync("kernel.");
        for (var n = 0; n < 300; n++) await PublishAsync(n, 100_000);
        Assert.Single(Log);
        // What it was to miss is missed before it reads again.
        await Transport.DrainAsync(TimeSpan.FromSeconds(60));
        // What was kept for it comes first, in order; then there is a gap, and then what is new.
        List<byte[]>? frames = null;
        var next = 0;
        for (; late.TryReceiveMultipartBytes(TimeSpan.FromSeconds(1), ref frames!); next++) AssertIsNumber(next, frames);
        Assert.InRange(next, 10, 299);
        await PublishAsync(5000, 10);
        AssertIsNumber(5000, Next(late));
    }

    [Fact(Timeout = 120_000)]
    public async Task One_that_reads_one_topic_only_and_stops_is_given_up_for_that_topic()
    {
        using var late = await ListenAsync("kernel.stream");
        using var quick = await ListenAsync("");
        for (var n = 0; n < 300; n++)
        {
            Transport.Publish(["kernel.status"u8.ToArray(), BitConverter.GetBytes(n), []]);
            await PublishAsync(n, 100_000);
            AssertIsNumber(n, Next(quick));
            AssertIsNumber(n, Next(quick));
        }
        Assert.Single(Log);
    }

    [Fact(Timeout = 120_000)]
    public async Task What_was_kept_for_one_that_has_left_is_not_waited_for()
    {
        var limit = TimeSpan.FromSeconds(90);
        using (await DeafAsync())
        {
            for (var n = 0; n < 300; n++) Transport.Publish(Message(n, 100_000));
            await Transport.DrainAsync(TimeSpan.FromMilliseconds(100));
        }
        var begin = Environment.TickCount64;
        await Transport.RoomAsync();
        await Transport.DrainAsync(limit);
        Assert.True(Environment.TickCount64 - begin < limit.TotalMilliseconds, "it waits for one that has left");
        Assert.Empty(Log);
    }
}
