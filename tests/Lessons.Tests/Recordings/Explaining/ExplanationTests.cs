using Lessons.Charts;
using Lessons.Recordings;
using Lessons.Tests.Charts;
using static Lessons.Recordings.Outcome;
using static Lessons.Recordings.State;

namespace Lessons.Tests.Explaining;

public class ExplanationTests
{
    [Fact]
    public void Three_at_once() => Assert.Equal(
        """
        323 ms instead of about 650: all three at once.
        `main` and `users` started at 0.6 ms.
        `users` waited 201 ms without a thread.
        `posts` and `comments` started at 7.2 ms.
        `posts` waited 298 ms without a thread.
        `comments` ended first, at 132 ms.
        `posts` ended last, at 322 ms, and the recording with it.
        """, Samples.Gather().Explain());

    [Fact]
    public void One_after_another() => Assert.Equal(
        """
        606 ms: one after another.
        `users` started at 0.4 ms.
        `users` waited 201 ms without a thread.
        `posts` started at 202 ms.
        `posts` waited 302 ms without a thread.
        `comments` started at 504 ms.
        `comments` ended last, at 605 ms, and the recording with it.
        The critical path (inferred) runs through `users`, then `posts`, then `comments`.
        """, Samples.Sequential().Explain());

    [Fact]
    public void Whose_end_gave_a_turn()
    {
        var draft = new Draft("one permit");
        draft.Run("first", 0, -1, Completed, (HoldingThread, 1, 4), (Awaiting, 120, 0), (HoldingThread, 121, 5));
        draft.Run("second", 1, -1, Completed, (HoldingThread, 2, 4), (Queued, 120.5, 0), (HoldingThread, 122, 6), (Awaiting, 240, 0));
        draft.Run("third", 2, -1, Cancelled, (HoldingThread, 3, 4), (Queued, 200, 0), (Cancelling, 201, 0));
        Assert.Equal(
            """
            240 ms: one at a time · `third` was cancelled · two queued, up to 197 ms.
            `first`, `second` and `third` started at 0 ms.
            `first` waited 119 ms without a thread.
            `second` queued for 119 ms and got its turn when `first` ended.
            `second` waited 118 ms without a thread.
            `third` queued for 197 ms and never got its turn.
            `third` was asked to stop at 200 ms and ended as cancelled at 201 ms.
            `second` ended last, at 240 ms, and the recording with it.
            The critical path (inferred) runs through `first`, then `second`.
            """, draft.Recorded().Explain());
    }

    [Fact]
    public void Who_held_the_thread_that_was_waited_for()
    {
        var draft = new Draft("one thread");
        draft.Run("due", 0, -1, Completed, (HoldingThread, 1, 4), (Awaiting, 100, 0), (Ready, 298, 0), (HoldingThread, 300, 4));
        draft.Run("busy", 1, -1, Completed, (HoldingThread, 298, 4));
        Assert.Equal(
            """
            300 ms: one thread held for 300 ms · `due` waited 198 ms for a thread.
            `due` and `busy` started at 0 ms.
            `busy` held thread 4 for 297 ms.
            `due` waited 99 ms without a thread.
            `due` could go on, and waited 198 ms for a thread, until `busy` let go of thread 4.
            `busy` ended first, at 298 ms.
            `due` ended last, at 300 ms, and the recording with it.
            """, draft.Recorded().Explain());
    }

    [Fact]
    public void A_race_its_winner_and_a_note()
    {
        var draft = new Draft("first one wins");
        draft.Run("Berlin", 0.2, -1, Unfinished, (HoldingThread, 0.4, 1), (Awaiting, 60, 0));
        draft.Run("Lagos", 0.5, -1, Completed, (HoldingThread, 0.6, 1), (Awaiting, 59.5, 0), (HoldingThread, 59.8, 6));
        draft.Note(-1, 59.9, "Lagos wins");
        Assert.Equal(
            """
            60 ms: both at once · `Lagos` ended first · `Berlin` had not ended.
            `Berlin` and `Lagos` started at 0.2 ms.
            `Berlin` waited 60 ms without a thread.
            `Lagos` waited 59 ms without a thread.
            At 60 ms the code noted: Lagos wins.
            `Berlin` had not ended when the recording did.
            """, draft.Recorded().Explain());
    }

    [Fact]
    public void Starvation_says_how_far_the_pool_grew() =>
        Assert.Contains("\nThe pool had grown to ten threads at 322 ms: starvation.\n", Samples.Starvation().Explain());

    [Fact]
    public void Nothing_to_explain() => Assert.Equal("0.4 ms: no operations were recorded.", Samples.Empty().Explain());

    [Fact]
    public void It_stays_short_whatever_was_recorded() => Assert.All(Samples.All.Values, sample =>
        Assert.InRange(sample().Explain().Split('\n').Length, 1, 13));

    [Fact]
    public void It_is_folded_below_the_figure_and_makes_its_text_no_longer()
    {
        var figure = TimelineFigure.From(Samples.Gather());
        Assert.Contains("<details><summary>In sentences</summary><ul><li>323 ms instead of about 650: all three at once.</li>", figure.ToHtml());
        Assert.Contains("\"meta\":{\"sentences\":[\"323 ms instead", figure.ToJson());
        Assert.DoesNotContain("waited 201 ms", figure.PlainText);
    }

    [Fact]
    public void A_name_cannot_be_markup()
    {
        var draft = new Draft("t");
        draft.Run("<img src=x>", 0, -1, Completed, (Awaiting, 10, 0));
        Assert.DoesNotContain("<img", TimelineFigure.From(draft.Recorded()).ToHtml());
    }
}
