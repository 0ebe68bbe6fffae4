namespace Lessons.Charts;

/// <summary>
/// What stands in words under the plots. It is the title of the legend: plotly.js makes room for no other text below the
/// axis at every width.
/// </summary>
internal static class FigureWords
{
    /// <summary>The height of a line, in pixels.</summary>
    public const int LineHeight = 16;

    // Sentences have smaller letters than remarks.
    private const int SentenceColumns = 104;
    private const int RemarkColumns = 92;
    private const int MostRemarks = 5;
    private const int MostMerged = 6;

    private static readonly Palette T = Palette.Light;

    private static readonly string Sign = $"\u2002<span style=\"color:{T.Queued}\">⚠</span> ";

    // This is as wide as the sign in front of a remark's first line.
    private const string Indent = "\u2002\u2003\u2009";

    /// <summary>The lines: first what the figure does not draw, then the remarks.</summary>
    /// <param name="sheet">The content of the figure.</param>
    /// <param name="critical">Whether a critical path is drawn.</param>
    public static List<string> Of(Sheet sheet, bool critical)
    {
        List<string> sentences = [.. sheet.Words, .. Merged(sheet)];
        if (critical) sentences.Add("Critical path (inferred): what the end waited for, found from who ended last.");
        List<string> lines = [.. Wrap(string.Join(" ", sentences)).Select(line => $"\u2002<span style=\"font-size:11px;color:{T.Muted}\">{line}</span>")];
        lines.AddRange(Remarks(sheet.Remarks));
        return lines;
    }

    /// <summary>What a lane of several operations stands for.</summary>
    private static IEnumerable<string> Merged(Sheet sheet)
    {
        Lane[] lanes = [.. sheet.Bands.SelectMany(band => band.Lanes).Where(lane => lane.IsGroup)];
        foreach (var lane in lanes.Take(MostMerged)) yield return $"<b>{Text.Html(lane.Name)}</b> is {Text.Html(lane.Merged!)}.";
        if (lanes.Length > MostMerged) yield return $"{Text.Count(lanes.Length - MostMerged, "more lane")} of several operations.";
    }

    private static List<string> Remarks(IReadOnlyList<string> remarks)
    {
        List<string> lines = [];
        for (var i = 0; i < Math.Min(remarks.Count, MostRemarks); i++)
        {
            var sign = Sign;
            foreach (var line in Text.Wrap(remarks[i], RemarkColumns))
            {
                lines.Add(sign + Text.Code(line));
                sign = Indent;
            }
        }
        if (remarks.Count > MostRemarks) lines.Add($"{Indent}… and {Text.Count(remarks.Count - MostRemarks, "more remark")}");
        return lines;
    }

    /// <summary>Breaks a text with tags at spaces between words. Tags have no width.</summary>
    private static IEnumerable<string> Wrap(string html)
    {
        var (line, width, inTag) = ("", 0, false);
        foreach (var word in html.Replace("<span style", "<span\u0001style").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var length = 0;
            foreach (var letter in word)
                if (letter is '<') inTag = true;
                else if (letter is '>') inTag = false;
                else if (!inTag) length++;
            if (width > 0 && width + 1 + length > SentenceColumns)
            {
                yield return line;
                (line, width) = ("", 0);
            }
            line += (line.Length == 0 ? "" : " ") + word.Replace('\u0001', ' ');
            width += (width == 0 ? 0 : 1) + length;
        }
        if (line.Length > 0) yield return line;
    }
}
