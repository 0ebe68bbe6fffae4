using System.Text.Json;
using Lessons.Charts;
using Lessons.Recordings;

namespace Lessons.Tests.Charts;

public class LabelRoomTests
{
    // plotly.js adds both numbers of a bar in the same arithmetic, and leaves out the text of a bar that is longer than the axis.
    [Fact]
    public void No_text_has_room_beyond_the_end_of_the_axis()
    {
        for (var end = 308.65; end < 312; end += 0.01)
        {
            var draft = new Draft("three notes");
            draft.Run("posts", 0, -1, Outcome.Completed, (State.HoldingThread, 1, 4), (State.Awaiting, end, 0));
            draft.Note(-1, end / 2.85, "data from comments").Note(-1, end / 1.51, "data from users").Note(-1, end - 0.06, "data from posts");

            using var figure = JsonDocument.Parse(TimelineFigure.From(draft.Recorded()).ToJson());
            var last = figure.RootElement.GetProperty("layout").GetProperty("xaxis").GetProperty("range")[1].GetDouble();
            var texts = figure.RootElement.GetProperty("data").EnumerateArray().Where(trace => trace.TryGetProperty("meta", out var meta) && meta.ToString() is "notes" or "labels").ToArray();

            Assert.NotEmpty(texts);
            Assert.All(texts, trace => Assert.All(
                trace.GetProperty("base").EnumerateArray().Zip(trace.GetProperty("x").EnumerateArray()),
                bar => Assert.InRange(bar.First.GetDouble() + bar.Second.GetDouble(), 0, last)));
        }
    }
}
