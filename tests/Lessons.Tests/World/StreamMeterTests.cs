using Lessons.World;

namespace Lessons.Tests.World;

/// <summary>It weighs the whole process, so nothing else may run.</summary>
[Collection(Alone.Name)]
public sealed class StreamMeterTests
{
    private static readonly string Log = DataFolder.Find("logs", "api.log");

    [Fact(Timeout = 120_000)]
    public async Task It_counts_what_is_open()
    {
        var meter = new StreamMeter();
        await using (meter.Open(Log))
        await using (meter.Open(Log))
            Assert.Equal(2, meter.OpenNow);
        Assert.Equal((0, 2), (meter.OpenNow, meter.PeakOpen));
    }

    [Fact]
    public void A_stream_disposed_twice_is_closed_once()
    {
        var meter = new StreamMeter();
        var stream = meter.Open(Log);
        stream.Dispose();
        stream.Dispose();
        Assert.Equal(0, meter.OpenNow);
    }

    [Fact(Timeout = 120_000)]
    public async Task It_sees_the_difference_between_all_of_it_and_a_line_at_a_time()
    {
        var all = new StreamMeter();
        using (var reader = new StreamReader(all.Open(Log))) _ = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);

        var lines = new StreamMeter();
        using (var reader = new StreamReader(lines.Open(Log)))
            while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is not null)
            {
            }

        Assert.True(all.BytesKept > 500_000, $"{all.BytesKept} bytes");
        Assert.True(all.BytesKept > 2 * lines.BytesKept, $"{all.BytesKept} and {lines.BytesKept} bytes");
    }
}
