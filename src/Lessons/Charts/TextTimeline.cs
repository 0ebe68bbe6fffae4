using System.Text;
using Lessons.Recordings;
using Lessons.Recordings.Verdicts;

namespace Lessons.Charts;

/// <summary>A recording in plain text, no wider than a hundred columns: for logs, diffs, terminals and screen readers.</summary>
public static class TextTimeline
{
    internal const int Width = TextRows.Width;

    private const int MostColumns = 56;
    private const int FewestColumns = 24;
    private const int LongestName = 28;

    /// <summary>The text timeline of a recording.</summary>
    /// <param name="recording">The recording.</param>
    public static string From(Recording recording) => Of(new(recording, Lanes.Of(recording)));

    internal static string Of(Band band)
    {
        var text = new StringBuilder();
        Heading(text, band.Recording.Title, TimelineVerdict.Of(band.Recording));
        if (!band.Lanes.IsEmpty) Body(text, [band], TextCounters.Of(band.Recording));
        TextRemarks.Write(text, band);
        return text.ToString();
    }

    internal static string Of(string title, string verdict, IReadOnlyList<Band> bands)
    {
        var text = new StringBuilder();
        Heading(text, title, verdict);
        Body(text, bands, []);
        foreach (var band in bands) TextRemarks.Write(text, band);
        return text.ToString();
    }

    internal static void Line(StringBuilder text, string line) => text.Append(line.TrimEnd()).Append('\n');

    private static void Heading(StringBuilder text, string title, string verdict)
    {
        foreach (var line in Text.Wrap(title, Width)) Line(text, line);
        foreach (var line in Text.Wrap(verdict, Width)) Line(text, line);
    }

    private static void Body(StringBuilder text, IReadOnlyList<Band> bands, List<TextCounters.Row> counters)
    {
        var elapsed = 0.0;
        var (names, lengths, remarks) = (0, 0, 0);
        foreach (var counter in counters) names = Math.Max(names, counter.Name.Length);
        foreach (var band in bands)
        {
            elapsed = Math.Max(elapsed, band.Recording.Elapsed);
            foreach (var lane in band.Lanes)
            {
                names = Math.Max(names, Math.Min(lane.Label.Length, LongestName));
                lengths = Math.Max(lengths, Length(lane).Length);
                remarks = Math.Max(remarks, Failures(lane).Length);
            }
        }
        var columns = Math.Clamp(Width - names - 5 - lengths - remarks, FewestColumns, MostColumns);
        foreach (var band in bands)
        {
            text.Append('\n');
            if (bands.Count > 1) Line(text, $"{Text.Shorten(band.Recording.Title, Width - 14)} · {Text.Milliseconds(band.Recording.Elapsed)}");
            foreach (var lane in band.Lanes)
                Line(text, Text.Shorten($"{Name(lane.Label, names)}  {Bar(lane, elapsed, columns)}  {Length(lane).PadLeft(lengths)}{Failures(lane)}", Width));
        }
        Axis(text, elapsed, columns, new string(' ', names + 2));
        foreach (var counter in counters)
            Line(text, $"{Name(counter.Name, names)}  {Spark.Line(counter.Curve.Columns(elapsed, columns), counter.Curve.Peak).PadRight(columns)}   {counter.Words}");
        Legend(text, bands);
    }

    private static string Name(string label, int width) =>
        Text.Shorten(label.Replace('\u00A0', ' '), width).PadRight(width);

    /// <summary>The cells, with the end mark in the cell after the last.</summary>
    private static string Bar(Lane lane, double elapsed, int columns)
    {
        var cells = Raster.Of(lane.Segments, elapsed, columns);
        var bar = new char[columns + 1];
        var last = -1;
        for (var i = 0; i < columns; i++)
        {
            bar[i] = cells[i] is { } segment ? lane.Style(segment).Character : ' ';
            if (cells[i] is not null) last = i;
        }
        bar[columns] = ' ';
        bar[last + 1] = lane.End.Character;
        return new(bar);
    }

    private static string Length(Lane lane)
    {
        // Members are in order of their start.
        var (start, end) = (lane.Operations[0].Started, lane.Operations[0].Ended);
        foreach (var operation in lane.Operations) end = Math.Max(end, operation.Ended);
        return Text.Milliseconds(end - start);
    }

    private static string Failures(Lane lane)
    {
        if (!lane.IsGroup) return lane.Operations[0].Exception is { } error ? "  " + error.GetType().Name : "";
        var text = "";
        foreach (var style in OutcomeStyle.All.Skip(1))
            if (lane.Operations.Count(operation => operation.Outcome == style.Outcome) is > 0 and var count)
                text += $"  {count} {style.Label}";
        return text;
    }

    private static void Axis(StringBuilder text, double elapsed, int columns, string indent)
    {
        var step = Ticks.Step(elapsed, 5);
        var line = new string('─', columns).ToCharArray();
        var numbers = new string(' ', columns + 14).ToCharArray();
        for (var at = 0.0; at <= elapsed; at += step)
        {
            var column = Raster.Column(at, elapsed, columns);
            line[column] = at == 0 ? '└' : '┴';
            var number = Text.Number(at) + (at + step > elapsed ? " ms" : "");
            number.CopyTo(numbers.AsSpan(column));
        }
        Line(text, indent + new string(line));
        Line(text, indent + new string(numbers));
    }

    private static void Legend(StringBuilder text, IReadOnlyList<Band> bands)
    {
        List<Lane> lanes = [.. bands.SelectMany(band => band.Lanes)];
        List<string> entries =
        [
            .. SegmentStyle.InLegendOrder.Where(style => lanes.Any(lane => lane.Segments.Any(segment => ReferenceEquals(lane.Style(segment), style)))).Select(style => $"{style.Character} {style.Label}"),
            .. OutcomeStyle.All.Where(style => lanes.Any(lane => ReferenceEquals(lane.End, style))).Select(style => $"{style.Character} {style.Label}"),
        ];
        var line = "";
        foreach (var entry in entries)
        {
            if (line.Length > 0 && line.Length + 3 + entry.Length > Width)
            {
                Line(text, line);
                line = "";
            }
            line += (line.Length == 0 ? "" : "   ") + entry;
        }
        Line(text, line);
    }
}
