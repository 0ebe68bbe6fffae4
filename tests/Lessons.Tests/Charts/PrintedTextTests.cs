using Lessons.Charts;
using Lessons.Recordings;

namespace Lessons.Tests.Charts;

/// <summary>What a reader sees printed in the plot: the boxes that texts take on the screen, whatever the font.</summary>
[Collection(DrawnFigure.OnePage)]
public class PrintedTextTests(Chromium chromium)
{
    private static readonly string[] Fonts = ["DejaVu Sans", "Liberation Sans", "Open Sans"];

    public static TheoryData<string, int> Pages => [.. from font in Fonts from width in new[] { 600, 1000 } select (font, width)];

    // Narrower pages are fitted by a script of the page: see PhoneTests.
    public static TheoryData<string, string, int> Samples_in_fonts =>
        [.. from sample in Samples.All.Keys from font in Fonts from width in new[] { 600, 1000 } select (sample, font, width)];

    [Theory(Timeout = 120_000)]
    [Needs(Part.Chromium, Part.Fonts)]
    [MemberData(nameof(Pages))]
    public async Task Every_slice_tells_its_thread_in_every_font(string font, int width)
    {
        var recording = Samples.Nested();
        var printed = await PrintedAsync(TimelineFigure.From(recording), font, width);

        var threads = recording.Operations.SelectMany(operation => operation.Slices).Select(slice => $"T{slice.Thread}").Order(StringComparer.Ordinal);
        Assert.Equal(threads, printed.Select(text => text.What.Split(' ')[0]).Where(word => word.Length > 1 && word[0] == 'T').Order(StringComparer.Ordinal));
    }

    [Theory(Timeout = 120_000)]
    [Needs(Part.Chromium, Part.Fonts)]
    [MemberData(nameof(Pages))]
    public async Task A_note_is_printed_whole_at_its_mark(string font, int width)
    {
        var printed = await PrintedAsync(TimelineFigure.From(Samples.Semaphore()), font, width);

        Assert.Equal(4, printed.Count(text => text.What == "released"));
        Assert.Single(printed, text => text.What == "cancel");
    }

    [Theory(Timeout = 120_000)]
    [Needs(Part.Chromium, Part.Fonts)]
    [MemberData(nameof(Pages))]
    public async Task A_long_note_is_cut_with_an_ellipsis_and_whole_under_the_pointer(string font, int width)
    {
        var words = "the second answer came before the first one, although it was asked for later, and nobody had waited for it";
        var drawn = await DrawnFigure.DrawAsync(chromium, Written(words, at: 90), width, font);

        var printed = Assert.Single(drawn.Facts.Printed, text => text.What.EndsWith('…')).What;
        Assert.StartsWith(printed[..^1], words);
        Assert.Equal($"{words}|90 ms", await drawn.HoverMarkerAsync("note"));
    }

    [Theory(Timeout = 120_000)]
    [Needs(Part.Chromium, Part.Fonts)]
    [MemberData(nameof(Pages))]
    public async Task Notes_close_to_each_other_stand_in_rows(string font, int width)
    {
        var draft = new Draft("many notes");
        draft.Run("work", 0, -1, Outcome.Completed, (State.HoldingThread, 40, 4), (State.Awaiting, 200, 0));
        foreach (var i in Enumerable.Range(1, 6)) draft.Note(0, 30 * i, $"this was step {i}");
        var drawn = await DrawnFigure.DrawAsync(chromium, TimelineFigure.From(draft.Recorded()), width, font);

        Assert.Equal(6, drawn.Facts.Printed.Count(text => text.What.StartsWith("this was step")));
        drawn.MustBeClean(width);
    }

    [Theory(Timeout = 120_000)]
    [Needs(Part.Chromium, Part.Fonts)]
    [MemberData(nameof(Samples_in_fonts))]
    public async Task No_printed_text_covers_another(string sample, string font, int width)
    {
        var printed = await PrintedAsync(TimelineFigure.From(Samples.All[sample]()), font, width);

        Assert.Equal([], from a in printed.Index() from b in printed.Skip(a.Index + 1) where a.Item.Meets(b) select $"{a.Item.What} covers {b.What}");
    }

    [Theory(Timeout = 120_000)]
    [Needs(Part.Chromium, Part.Fonts)]
    [MemberData(nameof(Pages))]
    public async Task The_first_bar_of_each_state_carries_its_name(string font, int width)
    {
        var draft = new Draft("one after another");
        draft.Run("a", 0, -1, Outcome.Completed, (State.HoldingThread, 150, 4), (State.Awaiting, 300, 0));
        draft.Run("b", 0, -1, Outcome.Completed, (State.HoldingThread, 100, 4), (State.Queued, 200, 0), (State.Ready, 300, 0));
        draft.Run("c", 0, -1, Outcome.Cancelled, (State.HoldingThread, 100, 4), (State.Awaiting, 200, 0), (State.Cancelling, 300, 0));
        var printed = await PrintedAsync(TimelineFigure.From(draft.Recorded()), font, width);

        // Once each, and the name of a slice stands after its thread.
        Assert.Equal(
            ["T4", "T4", "T4 holding a thread", "awaiting (no thread)", "cancelling", "queued for a permit", "ready, no thread yet"],
            printed.Select(text => text.What).Order(StringComparer.Ordinal));
    }

    [Theory(Timeout = 120_000)]
    [Needs(Part.Chromium, Part.Fonts)]
    [MemberData(nameof(Pages))]
    public async Task A_bar_does_not_cover_the_name_above_it(string font, int width)
    {
        var draft = new Draft("hatched");
        draft.Run("waits", 0, -1, Outcome.Completed, (State.HoldingThread, 4, 4), (State.Queued, 300, 0));
        draft.Run("is late", 0, -1, Outcome.Completed, (State.HoldingThread, 4, 4), (State.Ready, 300, 0));
        draft.Run("ends", 0, -1, Outcome.Cancelled, (State.HoldingThread, 4, 4), (State.Cancelling, 300, 0));
        var drawn = await DrawnFigure.DrawAsync(chromium, TimelineFigure.From(draft.Recorded()), width, font);

        var covered = await drawn.CoveredLettersAsync();
        Assert.Equal(3, covered.Length);
        Assert.All(covered, pixels => Assert.InRange(pixels, double.MinValue, 0));
    }

    [Theory(Timeout = 120_000)]
    [Needs(Part.Chromium, Part.Fonts)]
    [InlineData("DejaVu Sans", 390)]
    [InlineData("Open Sans", 390)]
    [InlineData("Liberation Sans", 600)]
    [InlineData("DejaVu Sans", 1600)]
    public async Task The_time_axis_has_three_numbers_and_the_last_is_the_end(string font, int width)
    {
        foreach (var sample in Samples.All.Values)
        {
            var recording = sample();
            if (recording.Operations.IsEmpty) continue;
            var drawn = await DrawnFigure.DrawAsync(chromium, TimelineFigure.From(recording), width, font);

            var numbers = drawn.Facts.Texts.Where(text => text.What.StartsWith("time \"")).OrderBy(text => text.Left).ToArray();
            Assert.True(numbers.Length >= 3, $"{recording.Title}: {string.Join(", ", numbers.Select(number => number.What))}");
            Assert.Equal($"time \"{Text.Milliseconds(recording.Elapsed)}\"", numbers[^1].What);
            Assert.Equal([], numbers.Zip(numbers.Skip(1)).Where(pair => pair.First.Right > pair.Second.Left).Select(pair => $"{recording.Title}: {pair.First.What} meets {pair.Second.What}"));
        }
    }

    [Theory(Timeout = 120_000)]
    [Needs(Part.Chromium, Part.Fonts)]
    [InlineData("DejaVu Sans", 203)]
    [InlineData("DejaVu Sans", 358)]
    [InlineData("Open Sans", 203)]
    [InlineData("Liberation Sans", 185)]
    public async Task The_end_of_the_time_keeps_its_distance_from_the_round_number_before_it(string font, int elapsed)
    {
        var draft = new Draft("ends behind a round number");
        draft.Run("work", 0, -1, Outcome.Completed, (State.Awaiting, elapsed, 0));

        foreach (var width in new[] { 600, 900, 1200 })
        {
            var drawn = await DrawnFigure.DrawAsync(chromium, TimelineFigure.From(draft.Recorded()), width, font);
            var numbers = drawn.Facts.Texts.Where(text => text.What.StartsWith("time \"")).OrderBy(text => text.Left).ToArray();
            // A space is as wide as this.
            Assert.InRange(numbers[^1].Left - numbers[^2].Right, 4, double.MaxValue);
        }
    }

    private static Figure Written(string words, double at)
    {
        var draft = new Draft("a note");
        draft.Run("work", 0, -1, Outcome.Completed, (State.HoldingThread, 40, 4), (State.Awaiting, 200, 0));
        return TimelineFigure.From(draft.Note(0, at, words).Recorded());
    }

    private async Task<Box[]> PrintedAsync(Figure figure, string font, int width) =>
        (await DrawnFigure.DrawAsync(chromium, figure, width, font)).Facts.Printed;
}
