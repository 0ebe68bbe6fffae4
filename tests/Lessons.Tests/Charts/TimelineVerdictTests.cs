using Lessons.Charts;
using Lessons.Recordings;

namespace Lessons.Tests.Charts;

public class TimelineVerdictTests
{
    [Fact]
    public void Overlap_is_the_leaves_work_over_the_wall_clock() =>
        Assert.Equal("wall clock 323 ms · the same work one after another 653 ms · overlap 2.0×", TimelineVerdict.Of(Samples.Gather()));

    [Fact]
    public void One_after_another_is_no_overlap() =>
        Assert.EndsWith("· no overlap", TimelineVerdict.Of(Samples.Sequential()));

    [Fact]
    public void Time_in_a_queue_is_not_work()
    {
        var draft = new Draft("queue");
        draft.Run("a", 0, -1, Outcome.Completed, (State.Awaiting, 100, 0));
        draft.Run("b", 0, -1, Outcome.Completed, (State.Queued, 100, 0), (State.Awaiting, 200, 0));
        Assert.Equal("wall clock 200 ms · the same work one after another 200 ms · no overlap", TimelineVerdict.Of(draft.Recorded()));
    }

    [Fact]
    public void Blocked_threads_are_never_praised_as_overlap() =>
        Assert.Equal("wall clock 474 ms · threads held most of the time: peak 10 on 2 cores", TimelineVerdict.Of(Samples.Starvation()));

    [Fact]
    public void A_truncated_recording_says_so() =>
        Assert.EndsWith("truncated: the recorder ran out of space", TimelineVerdict.Of(Samples.Gather() with { Truncated = true }));
}
