using System.Globalization;
using Lessons.Recordings;
using Lessons.World;

namespace Lessons.Tests.World;

public class ChildProcessTests
{
    [Fact(Timeout = 120_000)]
    public async Task A_dropped_task_never_prints()
    {
        var child = await ChildProcess.RunAsync("dropped-task");
        Assert.Equal((0, "started"), (child.ExitCode, child.Output.Trim()));
    }

    [Fact(Timeout = 120_000)]
    public async Task Nobody_catches_what_an_async_void_method_throws()
    {
        var child = await ChildProcess.RunAsync("async-void-crash");
        Assert.False(child.Killed);
        Assert.NotEqual(0, child.ExitCode);
        Assert.Equal("called", child.Output.Trim());
        Assert.Contains("nobody can catch this", child.Error);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_deadlock_is_killed_at_its_limit()
    {
        var limit = TimeSpan.FromSeconds(3);
        var child = await ChildProcess.RunAsync("deadlock", limit);
        Assert.True(child.Killed);
        Assert.True(child.Elapsed >= limit);
        Assert.Equal("waiting", child.Output.Trim());
    }

    [Fact(Timeout = 120_000)]
    public async Task A_child_sees_two_cores_on_every_machine() =>
        Assert.Equal("2", (await ChildProcess.RunAsync("cores")).Output.Trim());

    [Fact(Timeout = 120_000)]
    public async Task Sleeping_on_a_cold_pool_takes_longest_and_awaiting_takes_least()
    {
        var sleeps = await MillisecondsAsync("twenty-sleeps");
        var results = await MillisecondsAsync("twenty-results");
        var awaits = await MillisecondsAsync("twenty-awaits");
        Assert.True(awaits < results && awaits < sleeps, $"awaits {awaits}, results {results}, sleeps {sleeps}");

        static async Task<int> MillisecondsAsync(string scenario) =>
            int.Parse((await ChildProcess.RunAsync(scenario)).Output, CultureInfo.InvariantCulture);
    }

    [Fact(Timeout = 120_000)]
    public async Task Twenty_sleepers_wait_for_threads_of_the_pool_but_not_for_their_own()
    {
        var pool = await StairsAsync("twenty-on-pool");
        var threads = await StairsAsync("twenty-on-threads");
        Assert.All([pool, threads], stairs => Assert.Equal((41, 0), (stairs.Length, stairs[^1].Asleep)));
        Assert.InRange(pool.Max(step => step.Asleep), 1, 19);
        Assert.True(threads.Max(step => step.Asleep) > pool.Max(step => step.Asleep));
        Assert.True(threads[^1].At < pool[^1].At, $"threads {threads[^1].At}, pool {pool[^1].At}");

        static async Task<(int At, int Asleep)[]> StairsAsync(string scenario) =>
            [.. (await ChildProcess.RunAsync(scenario)).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split(' ') is [var at, var asleep]
                    ? (int.Parse(at, CultureInfo.InvariantCulture), int.Parse(asleep, CultureInfo.InvariantCulture))
                    : throw new FormatException(line))];
    }

    [Fact(Timeout = 120_000)]
    public async Task A_recording_comes_back_from_a_child_with_two_cores()
    {
        var recording = await ChildProcess.RecordAsync("ten-requests-block");
        Assert.Equal(2, recording.Cores);
        Assert.Equal(10, recording.Operations.Length);
        Assert.All(recording.Operations, o => Assert.Equal(Outcome.Completed, o.Outcome));
        Assert.Contains(recording.PoolChanges, change => change.Reason == "cooperative blocking");
    }

    [Fact(Timeout = 120_000)]
    public async Task A_scenario_that_records_nothing_is_named()
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => ChildProcess.RecordAsync("dropped-task"));
        Assert.Contains("'dropped-task' printed no recording", exception.Message);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_recording_as_text_loses_only_exceptions()
    {
        var original = await Timeline.Record("wire", async t =>
        {
            t.Note("here");
            await t.Run("a", () => t.Delay(5));
            await t.Run("b", () => Task.FromException(new IOException("no"))).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        });
        var copy = RecordingText.Read(RecordingText.Write(original))!;
        Assert.NotNull(original.Ops["b"].Exception);
        Assert.Null(copy.Ops["b"].Exception);
        Assert.Equal(RecordingText.Write(original), RecordingText.Write(copy));
        Assert.Equal(original.Notes, copy.Notes);
        Assert.Equal(original.Ops["a"].Segments, copy.Ops["a"].Segments);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_child_that_hangs_can_be_looked_into_until_it_is_ended()
    {
        using var child = ChildProcess.Start("hang");
        Assert.Equal("started", await child.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        Assert.False(child.HasExited);
        child.Kill(entireProcessTree: true);
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_cancelled_run_throws()
    {
        using var source = new CancellationTokenSource();
        var run = ChildProcess.RunAsync("deadlock", token: source.Token);
        source.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }

    // Before the pool was listened to in the right order, one start in three or four hung on a quiet machine.
    [Fact(Timeout = 120000)]
    public async Task The_first_recording_of_a_process_never_hangs()
    {
        for (var round = 0; round < 4; round++)
        {
            var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ChildProcess.RunAsync("first-recording")));
            Assert.All(runs, run => Assert.Equal((0, "1"), (run.ExitCode, run.Output.Trim())));
        }
    }

    [Fact]
    public void The_source_of_each_scenario_can_be_shown()
    {
        foreach (var name in Scenario.Names) Assert.Contains("public static", ChildProcess.Source(name));
    }

    [Fact(Timeout = 120_000)]
    public async Task An_unknown_scenario_is_named_together_with_those_there_are()
    {
        var exception = await Assert.ThrowsAsync<ArgumentException>(() => ChildProcess.RunAsync("oops"));
        Assert.Contains("'oops'", exception.Message);
        Assert.Contains("dropped-task", exception.Message);
    }
}
