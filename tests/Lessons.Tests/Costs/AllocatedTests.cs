using Lessons.Costs;

namespace Lessons.Tests.Costs;

public class AllocatedTests
{
    [Fact]
    public void An_object_has_its_size() => Assert.Equal(24, Allocated.PerCall(() => GC.KeepAlive(new object())));

    [Theory]
    [InlineData(-2, 72)]
    [InlineData(-1, 0)]
    [InlineData(0, 0)]
    [InlineData(8, 0)]
    [InlineData(9, 72)]
    public void A_task_of_a_small_number_exists_already(int number, double bytes) =>
        Assert.Equal(bytes, Allocated.PerCall(() => OneAwait.TaskAsync(number)));

    [Fact]
    public void A_value_needs_no_object() => Assert.Equal(0, Allocated.PerCall(() => OneAwait.ValueAsync(1000)));

    [Fact]
    public void A_call_that_has_to_wait_is_refused() =>
        Assert.Contains("had to wait", Assert.Throws<InvalidOperationException>(() => Allocated.PerCall(() => OneAwait.WaitingValueAsync(new Door()))).Message);

    [Fact(Timeout = 120_000)]
    public async Task All_threads_count() =>
        Assert.True(await Allocated.ByAllThreadsAsync(() => Task.Run(() => GC.KeepAlive(new byte[1_000_000]))) >= 1_000_000);

    [Fact]
    public void Every_way_to_await_is_measured_and_only_those_with_an_object_have_bytes()
    {
        var bytes = AwaitCost.MeasureAll().ToDictionary(way => way.Name, way => way.Bytes);
        Assert.Equal(["Task, ready: 9", "Task, waits", "ValueTask, waits"], bytes.Where(way => way.Value > 0).Select(way => way.Key));
        Assert.Equal(7, bytes.Count);
    }
}
