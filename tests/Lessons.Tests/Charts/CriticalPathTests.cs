using Lessons.Recordings;

namespace Lessons.Tests.Charts;

public class CriticalPathTests
{
    [Fact]
    public void It_runs_through_the_child_that_finished_last() =>
        Assert.Equal(["main", "posts", "main"], Names(Samples.Gather()));

    [Fact]
    public void It_runs_through_all_that_follow_each_other() =>
        Assert.Equal(["users", "posts", "comments"], Names(Samples.Sequential()));

    [Fact]
    public void It_descends_to_the_innermost_operation_and_names_what_came_before() =>
        Assert.Equal(["report", "orders", "connect", "orders", "query", "orders", "report", "render", "report"], Names(Samples.Nested()));

    [Fact]
    public void A_permit_leads_to_the_one_that_gave_it_back()
    {
        var draft = new Draft("one at a time");
        draft.Run("a", 0, -1, Outcome.Completed, (State.Awaiting, 100, 0));
        draft.Run("b", 1, -1, Outcome.Completed, (State.Queued, 99.5, 0), (State.Awaiting, 200, 0));
        draft.Run("c", 2, -1, Outcome.Completed, (State.Queued, 200.2, 0), (State.Awaiting, 300, 0));
        var steps = draft.Recorded().CriticalPath;
        Assert.Equal([(0, 0.0, 99.5), (1, 99.5, 200.0), (2, 200.2, 300.0)], steps.Select(step => (step.Operation, step.Start, step.End)));
    }

    [Fact]
    public void It_never_goes_back_in_time_nor_beyond_the_recording() => Assert.All(Samples.All.Values, sample =>
    {
        var recording = sample();
        var at = 0.0;
        foreach (var step in recording.CriticalPath)
        {
            Assert.True(step.Start >= at - 0.001 && step.End > step.Start && step.End <= recording.Elapsed, $"{recording.Title}: {step} after {at}");
            at = step.End;
        }
    });

    private static IEnumerable<string> Names(Recording recording) =>
        recording.CriticalPath.Select(step => recording.Operations[step.Operation].Name);
}
