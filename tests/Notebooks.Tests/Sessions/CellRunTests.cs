using Notebooks.Inspecting;
using Notebooks.Planning;
using Notebooks.Processes;
using Notebooks.Protocol;
using Notebooks.Sessions;

namespace Notebooks.Tests.Sessions;

/// <summary>A cell's time, and its way to a host.</summary>
public sealed class CellRunTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(200);
    private static readonly Show Command = new(1, "text/plain", "x");

    [Fact(Timeout = 120_000)]
    public async Task Waiting_for_anything_but_the_host_does_not_use_up_the_time_of_a_cell()
    {
        using var run = Run(new Host(milliseconds: 1));

        await Task.Delay(2 * Limit, TestContext.Current.CancellationToken);

        Assert.False(run.Stopping.IsCancellationRequested);
        Assert.IsType<CellEnding.Completed>(await run.AskAsync(Command));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_host_that_does_not_answer_in_time_is_not_waited_for()
    {
        using var run = Run(new Host(milliseconds: null));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.AskAsync(Command));

        Assert.True(run.IsAsking);
        // Whatever else waits is told as well, perhaps a moment later.
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Delay(Timeout.Infinite, run.Stopping));
    }

    [Fact(Timeout = 120_000)]
    public async Task What_the_steps_of_a_cell_take_is_added_up()
    {
        var host = new Host(milliseconds: 150);
        using var run = Run(host);

        await run.AskAsync(Command);
        await run.AskAsync(Command);
        host.Milliseconds = null;

        // The time is used up: what is left is the least a timer can wait.
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.AskAsync(Command));
        // Two steps took what the host says; the third took what went by until it was given up.
        Assert.True(run.Milliseconds > 300, $"{run.Milliseconds} ms");
    }

    [Fact(Timeout = 120_000)]
    public async Task An_interrupt_ends_what_waits_and_leaves_to_the_host_what_runs()
    {
        using var interrupt = new CancellationTokenSource();
        var host = new Host(milliseconds: null);
        using var run = new CellRun(Cell(), host, new SubmissionMap(), Timeout.InfiniteTimeSpan, CancellationToken.None, interrupt.Token);

        var asking = run.AskAsync(Command);
        await interrupt.CancelAsync();
        Assert.True(run.Stopping.IsCancellationRequested);
        Assert.False(asking.IsCompleted);

        host.Answer(new(1, 5, Error: null));
        Assert.IsType<CellEnding.Completed>(await asking);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_host_that_is_gone_is_an_ending_that_says_why()
    {
        var host = new Host(milliseconds: null);
        using var run = Run(host, Timeout.InfiniteTimeSpan);

        var asking = run.AskAsync(Command);
        host.Answer(null);

        Assert.Equal("It fell over.", Assert.IsType<CellEnding.HostGone>(await asking).Death.Message);
    }

    [Fact(Timeout = 120_000)]
    public async Task Time_in_which_the_machine_does_not_run_the_host_is_given_back()
    {
        using var threads = new TempFolder("threads ");
        var seconds = new Dictionary<string, int> { ["7"] = 0, ["8"] = 0 };
        void Delay(string thread, int more) => threads.Write($"{thread}/schedstat", $"12345 {(seconds[thread] += more) * 1_000_000_000L} 678\n");
        Delay("7", 100);
        Delay("8", 100);
        var host = new Host(milliseconds: null) { Threads = threads.Path };
        using var run = Run(host, TimeSpan.FromSeconds(2));

        var asking = run.AskAsync(Command);
        // From the first second on it is watched; one thread waits three seconds for a core, another one two of them.
        await Task.Delay(1_500, TestContext.Current.CancellationToken);
        Delay("7", 3);
        Delay("8", 2);
        await Task.Delay(2_500, TestContext.Current.CancellationToken);
        Assert.False(asking.IsCompleted);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        Assert.InRange(run.Milliseconds, 4_990, double.MaxValue);
    }

    [Fact(Timeout = 120_000)]
    public async Task However_busy_the_machine_is_four_limits_are_the_most()
    {
        using var threads = new TempFolder("threads ");
        threads.Write("7/schedstat", "1 0 1\n");
        using var run = Run(new Host(milliseconds: null) { Threads = threads.Path }, TimeSpan.FromSeconds(1.5));

        var asking = run.AskAsync(Command);
        await Task.Delay(1_200, TestContext.Current.CancellationToken);
        threads.Write("7/schedstat", "1 600000000000 1\n");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        Assert.InRange(run.Milliseconds, 5_990, 60_000);
    }

    private static PlannedCell Cell() => new CellPlanner(Path.GetTempPath(), "test.dib", new DocumentNames()).Plan(1, "1");

    private static CellRun Run(Host host, TimeSpan? limit = null) => new(Cell(), host, new SubmissionMap(), limit ?? Limit, CancellationToken.None, CancellationToken.None);

    /// <summary>Answers at once that a command has taken some time, or only when it is told to.</summary>
    private sealed class Host(double? milliseconds) : ICellHost
    {
        private readonly TaskCompletionSource<Executed?> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public double? Milliseconds { get; set; } = milliseconds;

        public void Answer(Executed? executed) => _answer.SetResult(executed);

        public Task<Executed?> AskAsync(Command command, CancellationToken cancellationToken) =>
            Milliseconds is { } took ? Task.FromResult<Executed?>(new(1, took, Error: null)) : _answer.Task.WaitAsync(cancellationToken);

        /// <summary>The folder of its threads, whose delays count; empty for none.</summary>
        public string Threads { get; init; } = "";

        public RunDelay WatchDelay() => new(Threads);

        public Task<Death> DeathAsync() => Task.FromResult(new Death(null, "It fell over.", 0, []));
    }
}
