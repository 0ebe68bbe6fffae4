using Lessons.Recordings;
using Lessons.Tests.Charts;
using static Lessons.Recordings.Outcome;
using static Lessons.Recordings.State;

namespace Lessons.Tests.Verdicts;

/// <summary>One recording for each kind of sentence.</summary>
public class VerdictTests
{
    [Fact]
    public void Overlapping_work_is_compared_with_the_same_work_one_after_another()
    {
        var draft = new Draft("");
        for (var i = 0; i < 3; i++) draft.Run($"{i}", 0, -1, Completed, (HoldingThread, 1, 4), (Awaiting, 99, 0), (HoldingThread, 100 + i, 5));
        Says("102 ms instead of about 300: all three at once", draft.Recorded(102));
    }

    [Fact]
    public void Two_are_both() => Says("200 ms instead of about 400: both at once", Waits((0, 200), (0, 200)).Recorded());

    [Fact]
    public void A_number_that_lasts_is_said_plainly_and_a_number_that_does_not_is_a_bound()
    {
        Says("200 ms instead of about 400: two at a time", Waits((0, 100), (0, 100), (100, 200), (100, 200)).Recorded());
        Says("450 ms instead of about 650: up to two at a time", Waits((0, 100), (0, 100), (100, 200), (100, 200), (200, 450)).Recorded());
    }

    [Fact]
    public void One_after_another_saves_nothing_and_claims_nothing()
    {
        Says("605 ms: one after another", Samples.Sequential() with { Elapsed = 605 });
        Says("200 ms: one after another", Waits((0, 100), (100, 200)).Recorded());
    }

    [Fact]
    public void An_overlap_too_short_to_be_seen_is_none() =>
        Says("200 ms: one after another", Waits((0, 100.5), (99.5, 200)).Recorded());

    [Fact]
    public void A_short_operation_beside_a_long_one_saves_next_to_nothing() =>
        Says("300 ms: up to two at a time", Waits((0, 300), (10, 25), (100, 110)).Recorded());

    [Fact]
    public void Time_without_operations_is_not_time_that_was_saved() =>
        Says("300 ms instead of about 400: both at once · nothing ran for 200 ms", Waits((0, 100), (0, 100)).Recorded(300));

    [Fact]
    public void Time_in_a_queue_is_not_work()
    {
        var draft = Waits((0, 100));
        draft.Run("b", 0, -1, Completed, (Queued, 100, 0), (Awaiting, 200, 0));
        Says("200 ms: one at a time · `b` queued for 100 ms", draft.Recorded());
    }

    [Fact]
    public void Whoever_has_a_permit_but_no_thread_has_not_begun_to_use_it()
    {
        var draft = new Draft("one at a time");
        draft.Run("a", 0, -1, Completed, (HoldingThread, 1, 4), (Awaiting, 99, 0), (HoldingThread, 130, 4));
        draft.Run("b", 0, -1, Completed, (HoldingThread, 1, 5), (Queued, 98, 0), (Ready, 131, 0), (HoldingThread, 132, 5), (Awaiting, 200, 0));
        Assert.Equal(1, draft.Recorded().PeakInFlight);
    }

    [Fact]
    public void Time_ready_for_a_thread_is_not_work()
    {
        var draft = new Draft("");
        draft.Run("a", 0, -1, Completed, (HoldingThread, 10, 4), (Awaiting, 100, 0), (HoldingThread, 120, 4));
        draft.Run("b", 0, -1, Completed, (HoldingThread, 10, 5), (Awaiting, 100, 0), (Ready, 120, 0), (HoldingThread, 140, 4));
        Says("140 ms instead of about 240: both at once · `b` waited 20 ms for a thread", draft.Recorded());
    }

    [Fact]
    public void Parents_are_not_counted_beside_their_children()
    {
        var draft = new Draft("");
        var parent = draft.Run("parent", 0, -1, Completed, (HoldingThread, 1, 4), (Awaiting, 100, 0));
        draft.Run("a", 0, parent, Completed, (Awaiting, 100, 0));
        draft.Run("b", 0, parent, Completed, (Awaiting, 100, 0));
        Says("100 ms instead of about 200: both at once", draft.Recorded());
    }

    [Fact]
    public void Spans_of_libraries_are_not_counted() =>
        Says("183 ms: both at once · `posts` failed", Samples.Spans());

    [Fact]
    public void Blocked_threads_are_counted_and_not_praised() =>
        Says("474 ms: up to ten threads held at once, on two cores", Samples.Starvation());

    [Fact]
    public void One_blocked_thread_says_for_how_long()
    {
        var draft = new Draft("");
        draft.Run("a", 0, -1, Completed, (HoldingThread, 100, 4));
        draft.Run("b", 100, -1, Completed, (HoldingThread, 200, 4));
        Says("250 ms: one thread held for 200 ms, one after another · nothing ran for 50 ms", draft.Recorded(250) with { Cores = 2 });
    }

    [Fact]
    public void A_parent_that_blocks_for_its_child_holds_a_thread_too()
    {
        var draft = new Draft("");
        var click = draft.Run("click", 0, -1, Completed, (HoldingThread, 300, 4));
        draft.Run("load", 1, click, Completed, (HoldingThread, 2, 4), (Awaiting, 52, 0), (Ready, 301, 0), (HoldingThread, 302, 4));
        Says("302 ms: one thread held for 301 ms · `load` waited 249 ms for a thread", draft.Recorded(302));
    }

    [Fact]
    public void One_operation_tells_what_it_did_with_its_time() =>
        Says("202 ms: `users` held a thread for 0.4 ms and waited for 201 ms", Samples.Single());

    [Fact]
    public void One_cancelled_operation_says_so()
    {
        var draft = new Draft("");
        draft.Run("a", 0, -1, Cancelled, (HoldingThread, 2, 4), (Awaiting, 50, 0), (Cancelling, 100, 0));
        Says("100 ms: `a` held a thread for 2 ms and waited for 98 ms · it was cancelled", draft.Recorded());
    }

    [Fact]
    public void Failures_are_told_and_nothing_is_said_to_be_saved()
    {
        var draft = new Draft("");
        draft.Run("a", 0, -1, Completed, (Awaiting, 100, 0));
        draft.Run("b", 0, -1, Faulted, (Awaiting, 60, 0));
        Says("100 ms: both at once · `b` failed", draft.Recorded());
        draft.Run("c", 0, -1, Faulted, (Awaiting, 80, 0));
        Says("100 ms: all three at once · two failed", draft.Recorded());
    }

    [Fact]
    public void All_of_them_failed() => Says("64 ms: both at once · both failed", Ended(Faulted, Faulted));

    [Fact]
    public void All_of_them_were_cancelled() => Says("64 ms: all three at once · all three were cancelled", Ended(Cancelled, Cancelled, Cancelled));

    [Fact]
    public void Nothing_ended() => Says("64 ms: none of three operations ended", Ended(Unfinished, Unfinished, Unfinished));

    [Fact]
    public void One_that_did_not_end() => Says("64 ms: `0` had not ended", Ended(Unfinished));

    [Fact]
    public void Nothing_was_recorded() => Says("0.4 ms: no operations were recorded", Samples.Empty());

    [Fact]
    public void It_fits_into_one_line() => Assert.All(Samples.All.Values, sample => Assert.InRange(Printed.Verdict(sample()).Replace("`", "").Length, 1, 84));

    [Fact]
    public void A_truncated_recording_says_so() =>
        Assert.EndsWith(" · truncated: the recorder ran out of space", Printed.Verdict(Samples.Gather() with { Truncated = true }));

    private static void Says(string verdict, Recording recording) => Assert.Equal(verdict, Printed.Verdict(recording));

    private static Recording Ended(params Outcome[] outcomes)
    {
        var draft = new Draft("");
        foreach (var (i, outcome) in outcomes.Index()) draft.Run($"{i}", 0, -1, outcome, (Awaiting, 64, 0));
        return draft.Recorded();
    }

    private static Draft Waits(params (double Start, double End)[] operations)
    {
        var draft = new Draft("");
        foreach (var (i, (start, end)) in operations.Index()) draft.Run($"{i}", start, -1, Completed, (Awaiting, end, 0));
        return draft;
    }
}
