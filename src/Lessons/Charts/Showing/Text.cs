using System.Globalization;

namespace Lessons.Charts;

/// <summary>Writes numbers and names for figures.</summary>
internal static class Text
{
    public static string Milliseconds(double value) => (value >= 10 ? value.ToString("0", CultureInfo.InvariantCulture) : Number(value)) + " ms";

    /// <summary>At most two decimals, with a point on every machine.</summary>
    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Writes 3.4 × for 3.4 and for its inverse, and 16 × for 16.3, without meaningless digits.</summary>
    public static string Times(double ratio)
    {
        var times = Math.Max(ratio, 1 / ratio);
        return times.ToString(times < 9.95 ? "0.0" : "0", CultureInfo.InvariantCulture) + " ×";
    }

    public static string Count(long count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    public static string Shorten(string text, int most) => text.Length <= most ? text : text[..(most - 1)].TrimEnd() + "…";

    /// <summary>Escapes a text: plotly.js reads a few HTML tags in every text, but a name may be List&lt;int&gt;.</summary>
    public static string Html(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\r", "").Replace("\n", " ");

    /// <summary>Shows code between backticks, as remarks have it, in bold, which stands out better.</summary>
    public static string Code(string text)
    {
        var parts = text.Split('`');
        // An odd number of backticks cannot be paired.
        if (parts.Length % 2 == 0) return Html(text);
        for (var i = 0; i < parts.Length; i++) parts[i] = i % 2 == 0 ? Html(parts[i]) : $"<b>{Html(parts[i])}</b>";
        return string.Concat(parts);
    }

    /// <summary>Breaks a text at spaces, into at most so many lines.</summary>
    public static IReadOnlyList<string> Wrap(string text, int width, int most = int.MaxValue)
    {
        List<string> lines = [];
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            if (lines.Count > 0 && (lines[^1].Length + 1 + word.Length <= width || lines.Count == most))
                lines[^1] += " " + word;
            else
                lines.Add(word);
        for (var i = 0; i < lines.Count; i++) lines[i] = Shorten(lines[i], width);
        return lines;
    }
}
