using System.Collections.Immutable;
using Lessons.Recordings;

namespace Lessons.Charts;

/// <summary>A note with its place.</summary>
/// <param name="Note">The note.</param>
/// <param name="Lane">The number of the lane that it stands above.</param>
/// <param name="Row">The row above that lane, from 0, upwards.</param>
/// <param name="After">Whether its text stands right of its mark, instead of left.</param>
/// <param name="From">The left end of its text, in milliseconds.</param>
/// <param name="To">The right end of its text, in milliseconds.</param>
/// <param name="Text">What is printed: the note, cut with an ellipsis where it is too long.</param>
internal sealed record PlacedNote(Note Note, int Lane, int Row, bool After, double From, double To, string Text);

/// <summary>Gives every note a place in a row above its lane, so that its text covers no other.</summary>
internal static class NoteRows
{
    /// <summary>The height of a row, in lanes.</summary>
    public const double Height = 0.75;

    private const int MostRows = 4;
    private const int FewestLetters = 4;

    public static IReadOnlyList<PlacedNote> Of(Recording recording, ImmutableArray<Lane> lanes, double span)
    {
        if (recording.Notes.IsEmpty || lanes.IsEmpty) return [];
        var laneOf = LaneOfOperation(recording, lanes);
        return
        [
            .. recording.Notes.GroupBy(note => note.Operation < 0 ? 0 : laneOf[note.Operation])
                .SelectMany(group => InLane(group.Key, [.. group.OrderBy(note => note.At)], span)),
        ];
    }

    /// <summary>The number of each operation's lane.</summary>
    public static int[] LaneOfOperation(Recording recording, ImmutableArray<Lane> lanes)
    {
        var numbers = new int[recording.Operations.Length];
        for (var i = 0; i < lanes.Length; i++)
            foreach (var operation in lanes[i].Members) numbers[operation] = i;
        return numbers;
    }

    private static IEnumerable<PlacedNote> InLane(int lane, IReadOnlyList<Note> notes, double span)
    {
        List<double> freeSince = [];
        var placed = new PlacedNote[notes.Count];
        for (var i = 0; i < notes.Count; i++)
        {
            placed[i] = Placed(lane, notes[i], freeSince, span);
            freeSince[placed[i].Row] = Math.Max(placed[i].To, notes[i].At + Ruler.Length("", span));
        }
        // Where the page is narrower than estimated, a text may use all that is free beside it.
        for (var i = 0; i < placed.Length; i++)
            if (placed[i] is { After: false } note)
            {
                var before = placed.Take(i).LastOrDefault(other => other.Row == note.Row);
                placed[i] = note with { From = before is null ? 0 : Math.Min(note.From, Math.Max(before.To, before.Note.At + Ruler.Length("", span))) };
            }
        for (var i = 0; i < placed.Length; i++)
            if (placed[i] is { After: true } note)
            {
                var next = placed.Skip(i + 1).FirstOrDefault(other => other.Row == note.Row);
                placed[i] = note with { To = next is null ? span : Math.Max(note.To, Math.Min(next.From, next.Note.At)) };
            }
        return placed;
    }

    private static PlacedNote Placed(int lane, Note note, List<double> freeSince, double span)
    {
        var need = Ruler.Length(note.Text + "▼", span);
        // The mark itself takes some room, too.
        var half = Ruler.Length("", span) / 2;
        for (var row = 0; row < MostRows; row++)
        {
            if (row == freeSince.Count) freeSince.Add(0);
            if (freeSince[row] > note.At - half && freeSince[row] > 0) continue;
            if (span - note.At >= need) return new(note, lane, row, true, note.At, note.At + need, note.Text);
            if (note.At - freeSince[row] >= need) return new(note, lane, row, false, note.At - need, note.At, note.Text);
            if (freeSince[row] == 0) return Cut(lane, note, row, note.At, span);
        }
        var last = freeSince.IndexOf(freeSince.Min());
        return Cut(lane, note, last, Math.Max(0, note.At - freeSince[last]), span);
    }

    private static PlacedNote Cut(int lane, Note note, int row, double before, double span)
    {
        var after = span - note.At;
        var letters = Ruler.Letters(Math.Max(before, after), span) - 1;
        var text = letters < FewestLetters ? "" : Text.Shorten(note.Text, letters);
        return after >= before ? new(note, lane, row, true, note.At, span, text) : new(note, lane, row, false, note.At - before, note.At, text);
    }
}
