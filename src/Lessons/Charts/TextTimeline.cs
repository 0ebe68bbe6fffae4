using System.Collections.Immutable;
using System.Text;
using Lessons.Recording;

namespace Lessons.Charts;

using Recording = Lessons.Recording.Recording;

/// <summary>A recording in plain text: for logs, diffs, terminals and screen readers.</summary>
public static class TextTimeline
{
    private const int Columns = 56;
    private const int LongestName = 28;
    private const int MostNotes = 12;

    /// <summary>The text timeline of a recording.</summary>
    public static string From(Recording recording)
    {
        var lanes = Lanes.Of(recording);
        var width = lanes.Select(lane => Math.Min(lane.Label.Length, LongestName)).DefaultIfEmpty(0).Max();
        var text = new StringBuilder().Append(recording.Title).Append('\n').Append(Verdict.Of(recording)).Append('\n');
        if (lanes.IsEmpty) return text.ToString();

        text.Append('\n');
        var lengths = lanes.Select(lane => Text.Milliseconds(Life(recording, lane).Length)).ToArray();
        var longest = lengths.Max(length => length.Length);
        foreach (var (lane, length) in lanes.Zip(lengths))
            Line(text, $"{Name(lane, width)}  {Bar(recording, lane)}  {length.PadLeft(longest)}{Failures(recording, lane)}");
        Axis(text, recording, new string(' ', width + 2));
        Legend(text, recording, lanes);
        Notes(text, recording);
        return text.ToString();
    }

    private static string Name(Lane lane, int width) =>
        Text.Shorten(lane.Label.Replace('\u00A0', ' '), LongestName).PadRight(width);

    /// <summary>The cells, with the end mark in the cell after the last.</summary>
    private static string Bar(Recording recording, Lane lane)
    {
        var cells = Raster.Of(lane.Segments, recording.Elapsed, Columns);
        var last = Array.FindLastIndex(cells, cell => cell is not null);
        var bar = string.Concat(cells.Select(cell => cell is { } state ? States.Of(state).Character : ' ')).PadRight(Columns + 1).ToCharArray();
        bar[last + 1] = States.Of(Worst(recording, lane)).Character;
        return new(bar);
    }

    private static Outcome Worst(Recording recording, Lane lane)
    {
        var outcomes = lane.Operations.Select(i => recording.Operations[i].Outcome).ToHashSet();
        return new[] { Outcome.Faulted, Outcome.Unfinished, Outcome.Cancelled }.FirstOrDefault(outcomes.Contains, Outcome.Completed);
    }

    private static (double Start, double Length) Life(Recording recording, Lane lane)
    {
        var operations = lane.Operations.Select(i => recording.Operations[i]).ToArray();
        var start = operations.Min(operation => operation.Started);
        return (start, operations.Max(operation => operation.Ended) - start);
    }

    private static string Failures(Recording recording, Lane lane)
    {
        var failed = lane.Operations.Select(i => recording.Operations[i]).Where(operation => operation.Outcome != Outcome.Completed).ToArray();
        if (!lane.IsGroup) return failed is [{ Exception: { } error }] ? $"  {error.GetType().Name}" : "";
        return string.Concat(failed.CountBy(operation => operation.Outcome).Select(count => $"  {count.Value} {States.Of(count.Key).Label}"));
    }

    private static void Axis(StringBuilder text, Recording recording, string indent)
    {
        var step = Ticks.Step(recording.Elapsed, 5);
        var line = new string('─', Columns).ToCharArray();
        var numbers = new string(' ', Columns + 12).ToCharArray();
        for (var at = 0.0; at <= recording.Elapsed; at += step)
        {
            var column = Raster.Column(at, recording.Elapsed, Columns);
            line[column] = at == 0 ? '└' : '┴';
            var number = $"{at:0.##}" + (at + step > recording.Elapsed ? " ms" : "");
            number.CopyTo(numbers.AsSpan(column));
        }
        Line(text, indent + new string(line));
        Line(text, indent + new string(numbers));
    }

    private static void Legend(StringBuilder text, Recording recording, ImmutableArray<Lane> lanes)
    {
        var states = lanes.SelectMany(lane => lane.Segments).Select(segment => segment.State).ToHashSet();
        var ends = lanes.Select(lane => Worst(recording, lane)).ToHashSet();
        Line(text, string.Join("   ",
        [
            .. States.All.OrderBy(style => style.State).Where(style => states.Contains(style.State)).Select(style => $"{style.Character} {style.Label}"),
            .. States.Ends.Where(style => ends.Contains(style.Outcome)).Select(style => $"{style.Character} {style.Label}"),
        ]));
    }

    private static void Notes(StringBuilder text, Recording recording)
    {
        foreach (var note in recording.Notes.Take(MostNotes))
            Line(text, $"▼ {Text.Milliseconds(note.At),7}  {(note.Operation >= 0 ? recording.Operations[note.Operation].Name + ": " : "")}{note.Text}");
        if (recording.Notes.Length > MostNotes)
            Line(text, $"▼ … and {Text.Count(recording.Notes.Length - MostNotes, "more note")}");
    }

    private static void Line(StringBuilder text, string line) => text.Append(line.TrimEnd()).Append('\n');
}
