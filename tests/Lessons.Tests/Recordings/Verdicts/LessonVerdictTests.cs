using Lessons.Recordings;
using Lessons.Tests.Charts;
using static Lessons.Recordings.Outcome;
using static Lessons.Recordings.State;

namespace Lessons.Tests.Verdicts;

/// <summary>What lessons record, in little. Each of these recordings had a verdict that was false.</summary>
public class LessonVerdictTests
{
    [Fact]
    public void Work_on_one_loop_is_not_multiplied_by_its_waits_for_the_loop()
    {
        // Each computes 15 ms, waits 40, computes 15; the loop's thread is busy when the wait is over.
        var draft = new Draft("on one event loop");
        for (var n = 0; n < 5; n++)
            draft.Run($"operation {n + 1}", n * 15, -1, Completed,
                (HoldingThread, (n + 1) * 15, 4), (Awaiting, 75 + (n * 15), 0), (HoldingThread, 90 + (n * 15), 4));
        Says("150 ms: all five in flight at once, on one thread", draft.Recorded());
    }

    [Fact]
    public void The_same_work_on_the_pool_is_five_times_seventy()
    {
        var draft = new Draft("on the thread pool");
        for (var n = 0; n < 5; n++)
            draft.Run($"operation {n + 1}", n * 15, -1, Completed,
                (HoldingThread, (n + 1) * 15, 4), (Awaiting, 55 + (n * 15), 0), (HoldingThread, 70 + (n * 15), 5 + (n % 2)));
        Says("130 ms instead of about 350: all five at once", draft.Recorded());
    }

    [Fact]
    public void A_thread_that_starts_another_is_not_a_fourth_one()
    {
        // The caller still holds its own thread in the operation's flow when the operation's thread has begun.
        var draft = new Draft("a thread each");
        string[] names = ["users", "posts", "comments"];
        foreach (var (i, name) in names.Index())
        {
            var (start, end) = (1 + i, 1 + i + (200.0 / (i + 1)));
            draft.Run(name, -1, Completed, [new(HoldingThread, start, start + 0.9, 1), new(HoldingThread, start + 0.9, end, 5 + i)]);
            draft.Slices(i, [new(HoldingThread, start, start + 0.9, 1), new(HoldingThread, start + 0.5, end, 5 + i)]);
        }
        var recording = draft.Recorded() with { Cores = 2 };
        Assert.Equal(3, recording.PeakThreads);
        Says("201 ms: up to three threads held at once, on two cores", recording);
    }

    [Fact]
    public void Forgotten_losers_are_no_work_that_was_saved()
    {
        var draft = new Draft("first one wins, others forgotten");
        draft.Run("Berlin", 0.2, -1, Unfinished, (HoldingThread, 0.4, 1), (Awaiting, 60, 0));
        draft.Run("Lagos", 0.5, -1, Completed, (HoldingThread, 0.6, 1), (Awaiting, 59.5, 0), (HoldingThread, 59.8, 6));
        draft.Run("Lima", 0.7, -1, Unfinished, (HoldingThread, 0.8, 1), (Awaiting, 60, 0));
        Says("60 ms: all three at once · `Lagos` ended first · two had not ended", draft.Recorded());
    }

    [Fact]
    public void Cancelled_losers_are_no_work_that_was_saved()
    {
        var draft = new Draft("first one wins, others cancelled");
        draft.Run("Berlin", 0.2, -1, Cancelled, (HoldingThread, 0.4, 1), (Awaiting, 60, 0), (Cancelling, 64, 0), (HoldingThread, 64.2, 6));
        draft.Run("Lagos", 0.5, -1, Completed, (HoldingThread, 0.6, 1), (Awaiting, 59.5, 0), (HoldingThread, 59.8, 6));
        draft.Run("Lima", 0.7, -1, Cancelled, (HoldingThread, 0.8, 1), (Awaiting, 60, 0), (Cancelling, 64.5, 0), (HoldingThread, 64.8, 6));
        Says("65 ms: all three at once · `Lagos` ended first · two were cancelled", draft.Recorded(65));
    }

    [Fact]
    public void A_lock_is_one_at_a_time_and_the_race_is_all_at_once()
    {
        Draft race = new("no lock"), locked = new("a lock around the section");
        for (var n = 0; n < 5; n++)
        {
            var name = $"{(char)('a' + n)}";
            race.Run(name, n * 0.1, -1, Completed, (HoldingThread, (n * 0.1) + 0.1, 1), (Awaiting, 101 + (n * 0.1), 0), (HoldingThread, 101.1 + (n * 0.1), 5));
            if (n == 0) locked.Run(name, 0, -1, Completed, (HoldingThread, 1, 1), (Awaiting, 32, 0), (HoldingThread, 33, 5));
            else locked.Run(name, 1, -1, Completed, (HoldingThread, 1.1, 1), (Queued, (n * 33) - 0.1, 0), (HoldingThread, (n * 33) + 1, 5), (Awaiting, (n * 33) + 32, 0), (HoldingThread, (n * 33) + 33, 5));
        }
        Says("102 ms instead of about 510: all five at once", race.Recorded());
        Says("165 ms: one at a time · four queued, up to 131 ms", locked.Recorded());
    }

    [Fact]
    public void Five_loads_are_five_and_one_shared_load_is_one()
    {
        Draft stampede = new("cache of values"), shared = new("cache of tasks");
        for (var n = 0; n < 5; n++)
        {
            var caller = stampede.Run($"caller {n + 1}", n * 0.2, -1, Completed, (HoldingThread, (n * 0.2) + 0.2, 1), (Awaiting, 101, 0));
            stampede.Run(n == 0 ? "load" : $"load {n + 1}", n * 0.2, caller, Completed, (HoldingThread, (n * 0.2) + 0.1, 1), (Awaiting, 100.5, 0), (HoldingThread, 100.9, 5));
        }
        Says("101 ms instead of about 500: all five at once", stampede.Recorded());

        var first = shared.Run("caller 1", 0, -1, Completed, (HoldingThread, 0.3, 1), (Awaiting, 101, 0));
        var load = shared.Run("load", 0.1, first, Completed, (HoldingThread, 0.2, 1), (Awaiting, 100.5, 0), (HoldingThread, 100.9, 5));
        shared.Shares(first, load);
        for (var n = 1; n < 5; n++)
            shared.Shares(shared.Run($"caller {n + 1}", n, -1, Completed, (HoldingThread, n + 0.1, 1), (Awaiting, 101, 0)), load);
        Says("101 ms: one operation, `load`, shared by five", shared.Recorded());
        Assert.Equal(1, shared.Recorded().PeakInFlight);
    }

    [Fact]
    public void A_pool_of_two_is_no_four_at_once_that_saved_time()
    {
        // The driver queues inside of itself, so the recording cannot see the queue.
        var draft = new Draft("PostgreSQL: a pool of two");
        draft.Run("users", 0.5, -1, Completed, (HoldingThread, 5, 4), (Awaiting, 120, 0), (HoldingThread, 120.4, 6));
        draft.Run("orders", 1, -1, Completed, (HoldingThread, 5, 5), (Awaiting, 192, 0), (HoldingThread, 192.4, 6));
        draft.Run("products", 1.2, -1, Completed, (HoldingThread, 1.4, 4), (Awaiting, 120.5, 0), (HoldingThread, 121, 7), (Awaiting, 270, 0), (HoldingThread, 270.4, 6));
        draft.Run("reviews", 1.5, -1, Completed, (HoldingThread, 1.7, 4), (Awaiting, 192.8, 0), (HoldingThread, 193.1, 7), (Awaiting, 251, 0), (HoldingThread, 251.4, 6));
        Says("271 ms: all four in flight at once · two of them went on when others ended", draft.Recorded(271));
    }

    [Fact]
    public void Lines_that_overlap_do_and_the_idle_wait_after_them_is_apart()
    {
        var draft = new Draft("in a task group");
        var page = draft.Run("page", 0.2, -1, Faulted, (HoldingThread, 1, 1), (Awaiting, 62, 0), (HoldingThread, 62.5, 6));
        draft.Run("users", 0.4, page, Faulted, (HoldingThread, 0.6, 1), (Awaiting, 60.5, 0), (HoldingThread, 61, 6));
        draft.Run("posts", 0.7, page, Cancelled, (HoldingThread, 0.9, 1), (Awaiting, 61, 0), (HoldingThread, 61.4, 6));
        Says("164 ms: both at once · `users` failed · `posts` was cancelled · nothing ran for 102 ms", draft.Recorded(164));
    }

    [Fact]
    public void A_lost_task_had_not_ended()
    {
        var draft = new Draft("awaited one after the other");
        var page = draft.Run("page", 0.2, -1, Faulted, (HoldingThread, 1, 1), (Awaiting, 62, 0), (HoldingThread, 62.5, 6));
        draft.Run("users", 0.4, page, Faulted, (HoldingThread, 0.6, 1), (Awaiting, 61, 0), (HoldingThread, 61.5, 6));
        draft.Run("posts", 0.7, page, Unfinished, (HoldingThread, 0.9, 1), (Awaiting, 164, 0));
        Says("164 ms: both at once · `users` failed · `posts` had not ended", draft.Recorded(164));
    }

    [Fact]
    public void A_hang_ends_nothing()
    {
        var draft = new Draft("it hangs");
        var page = draft.Run("page", 0.5, -1, Unfinished, (HoldingThread, 1, 1), (Awaiting, 52, 0), (HoldingThread, 53, 5), (Awaiting, 304, 0));
        foreach (var name in (string[])["users", "posts", "tags"]) draft.Run(name, 52.5, page, Unfinished, (HoldingThread, 53, 5), (Queued, 304, 0));
        draft.Run("index", 52, -1, Unfinished, (HoldingThread, 52.4, 5), (Awaiting, 304, 0));
        Says("304 ms: none of five operations ended · three queued to the end", draft.Recorded());
    }

    [Fact]
    public void A_wait_given_up_is_no_second_request()
    {
        var draft = new Draft("WaitAsync");
        draft.Run("request", 0.2, -1, Completed, (HoldingThread, 0.4, 1), (Awaiting, 303.5, 0), (HoldingThread, 303.9, 6));
        draft.Run("wait", 0.5, -1, Faulted, (HoldingThread, 0.7, 1), (Awaiting, 102, 0));
        Says("304 ms: both at once · `wait` failed", draft.Recorded());
    }

    [Fact]
    public void Three_at_a_time_is_what_a_newcomer_reads()
    {
        var draft = new Draft("three at a time");
        for (var n = 0; n < 10; n++)
        {
            var turn = n / 3;
            if (turn == 0) draft.Run($"page {n + 1}", 0.5, -1, Completed, (HoldingThread, 1, 1), (Awaiting, 99, 0), (HoldingThread, 99.5, 5));
            else draft.Run($"page {n + 1}", 0.7, -1, Completed, (HoldingThread, 0.9, 1), (Queued, (turn * 100) - 0.4, 0), (HoldingThread, turn * 100, 5), (Awaiting, (turn * 100) + 99, 0), (HoldingThread, (turn * 100) + 99.7, 6));
        }
        Says("400 ms instead of about 1000: three at a time · seven queued, up to 299 ms", draft.Recorded(400, 3));
    }

    private static void Says(string verdict, Recording recording) => Assert.Equal(verdict, Printed.Verdict(recording));
}
