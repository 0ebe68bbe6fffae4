using Lessons.World;

namespace Lessons.Tests.World;

public class VirtualTimeTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly VirtualTime _time = new();

    [Fact]
    public void Timers_fire_in_order_and_each_sees_its_own_time()
    {
        var log = new List<string>();
        foreach (var (name, seconds) in new[] { ("c", 3), ("a", 1), ("b", 2), ("a'", 1) })
            _time.CreateTimer(_ => log.Add($"{name}@{_time.Elapsed.TotalSeconds}"), null, seconds * Second, Timeout.InfiniteTimeSpan);

        _time.Advance(2 * Second);
        Assert.Equal(["a@1", "a'@1", "b@2"], log);
        _time.Advance(10 * Second);
        Assert.Equal("c@3", log[^1]);
        Assert.Equal(12 * Second, _time.Elapsed);
    }

    [Fact]
    public void Timers_of_equal_time_fire_in_the_order_they_were_set()
    {
        var log = new List<int>();
        for (var i = 0; i < 20; i++)
        {
            var number = i;
            _time.CreateTimer(_ => log.Add(number), null, Second, Timeout.InfiniteTimeSpan);
        }
        _time.Advance(Second);
        Assert.Equal(Enumerable.Range(0, 20), log);
    }

    [Fact]
    public void The_three_clocks_agree()
    {
        var (stamp, now) = (_time.GetTimestamp(), _time.GetUtcNow());
        _time.Advance(TimeSpan.FromMilliseconds(1234.5678));
        Assert.Equal(_time.Elapsed, _time.GetElapsedTime(stamp));
        Assert.Equal(_time.Elapsed, _time.GetUtcNow() - now);
        Assert.Equal(_time.GetUtcNow(), _time.GetLocalNow());
        Assert.Equal(TimeSpan.FromMilliseconds(1234.5678), _time.Elapsed);
    }

    [Fact]
    public void The_clock_does_not_go_back() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _time.Advance(-Second));

    [Fact]
    public void A_timer_may_dispose_of_itself_and_of_others_in_its_callback()
    {
        var ticks = 0;
        ITimer? self = null, other = null;
        self = _time.CreateTimer(_ =>
        {
            ticks++;
            self!.Dispose();
            other!.Dispose();
        }, null, Second, Second);
        other = _time.CreateTimer(_ => ticks += 100, null, Second, Second);
        _time.Advance(5 * Second);
        Assert.Equal(1, ticks);
        Assert.False(self.Change(Second, Second));
    }

    [Fact]
    public void A_periodic_timer_fires_every_period_and_can_be_changed()
    {
        var ticks = 0;
        using var timer = _time.CreateTimer(_ => ticks++, null, TimeSpan.Zero, Second);
        _time.Advance(3 * Second);
        Assert.Equal(4, ticks);
        timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _time.Advance(3 * Second);
        Assert.Equal(4, ticks);
    }

    [Fact]
    public void A_callback_may_move_the_clock()
    {
        _time.CreateTimer(_ => _time.Advance(5 * Second), null, Second, Timeout.InfiniteTimeSpan);
        _time.Advance(2 * Second);
        Assert.Equal(6 * Second, _time.Elapsed);
    }

    [Fact]
    public void A_callback_runs_in_the_flow_that_made_the_timer()
    {
        var local = new AsyncLocal<int> { Value = 7 };
        var seen = 0;
        _time.CreateTimer(_ => seen = local.Value, null, Second, Timeout.InfiniteTimeSpan);
        local.Value = 8;
        _time.Advance(Second);
        Assert.Equal(7, seen);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_delay_ends_exactly_when_it_is_due_and_not_before()
    {
        var delay = Task.Delay(Second, _time);
        _time.Advance(Second - TimeSpan.FromTicks(1));
        Assert.False(delay.IsCompleted);
        _time.Advance(TimeSpan.FromTicks(1));
        await delay;
    }

    [Fact(Timeout = 120_000)]
    public async Task A_cancelled_delay_leaves_no_timer()
    {
        using var source = new CancellationTokenSource();
        var delay = Task.Delay(Second, _time, source.Token);
        source.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => delay);
        _time.Advance(Second);
    }

    [Fact(Timeout = 120_000)]
    public async Task Timeouts_and_deadlines_take_it()
    {
        var never = new TaskCompletionSource();
        using var deadline = new CancellationTokenSource(Second, _time);
        var wait = never.Task.WaitAsync(2 * Second, _time);
        _time.Advance(Second);
        Assert.True(deadline.IsCancellationRequested);
        Assert.False(wait.IsCompleted);
        _time.Advance(Second);
        await Assert.ThrowsAsync<TimeoutException>(() => wait);
    }

    [Fact(Timeout = 120_000)]
    public async Task Five_ticks_that_nobody_waits_for_are_one()
    {
        using var timer = new PeriodicTimer(Second, _time);
        _time.Advance(5 * Second);
        Assert.True(timer.WaitForNextTickAsync().AsTask().IsCompleted);
        var next = timer.WaitForNextTickAsync().AsTask();
        Assert.False(next.IsCompleted);
        _time.Advance(Second);
        Assert.True(await next);
    }
}
