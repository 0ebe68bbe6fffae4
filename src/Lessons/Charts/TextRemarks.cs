using System.Text;

namespace Lessons.Charts;

using Recording = Lessons.Recording.Recording;

/// <summary>What stands under a text timeline: notes, changes of the pool, and what is odd.</summary>
internal static class TextRemarks
{
    private const int Most = 12;

    public static void Write(StringBuilder text, Recording recording)
    {
        List(text, "▼", "note", [.. recording.Notes.Select(note =>
            $"{Text.Milliseconds(note.At),7}  {(note.Operation >= 0 ? recording.Operations[note.Operation].Name + ": " : "")}{note.Text}")]);
        List(text, "▲", "change of the pool", [.. PoolChanges.Words(recording).Select(change =>
            $"{Text.Milliseconds(change.At),7}  {change.Words}, {Text.Count(change.Threads, "thread")}")]);
        List(text, "!", "remark", recording.Lints);
    }

    private static void List(StringBuilder text, string sign, string noun, IReadOnlyList<string> lines)
    {
        for (var i = 0; i < Math.Min(lines.Count, Most); i++)
        {
            // The moment in front keeps its place: wrapping would eat the spaces it is aligned with.
            var indent = lines[i].Length - lines[i].TrimStart().Length;
            var wrapped = Text.Wrap(lines[i], TextTimeline.Width - 2 - indent);
            TextTimeline.Line(text, $"{sign} {new string(' ', indent)}{wrapped[0]}");
            foreach (var line in wrapped.Skip(1)) TextTimeline.Line(text, "  " + line);
        }
        if (lines.Count > Most) TextTimeline.Line(text, $"{sign} … and {Text.Count(lines.Count - Most, "more " + noun)}");
    }
}
