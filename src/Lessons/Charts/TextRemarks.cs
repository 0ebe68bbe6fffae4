using System.Text;
using Lessons.Recordings;

namespace Lessons.Charts;

/// <summary>Writes the remarks under a text timeline: merged lanes, notes, changes of the pool, and oddities.</summary>
internal static class TextRemarks
{
    private const int Most = 12;

    public static void Write(StringBuilder text, Band band)
    {
        var recording = band.Recording;
        List(text, "more merged lane", [.. band.Lanes.Where(lane => lane.IsGroup).Select(lane => new Remark("× ", $"{lane.Name}: {lane.Merged}"))]);
        List(text, "more note", [.. recording.Notes.Select(note =>
            new Remark($"▼ {At(note.At)}", (note.Operation >= 0 ? recording.Operations[note.Operation].Name + ": " : "") + note.Text))]);
        List(text, "more pool change", [.. PoolChanges.Words(recording).Select(change =>
            new Remark($"▲ {At(change.At)}", $"{change.Words}, {Text.Count(change.Threads, "thread")}"))]);
        List(text, "more remark", [.. recording.Lints.Select(lint => new Remark("! ", lint))]);
    }

    private static string At(double moment) => $"{Text.Milliseconds(moment),7}  ";

    private static void List(StringBuilder text, string noun, IReadOnlyList<Remark> remarks)
    {
        foreach (var remark in remarks.Take(Most))
        {
            var sign = remark.Sign;
            foreach (var line in Text.Wrap(remark.Words, TextTimeline.Width - sign.Length))
            {
                TextTimeline.Line(text, sign + line);
                sign = new string(' ', sign.Length);
            }
        }
        if (remarks.Count > Most) TextTimeline.Line(text, $"  … and {remarks.Count - Most} {noun}{(remarks.Count - Most == 1 ? "" : "s")}");
    }

    private sealed record Remark(string Sign, string Words);
}
