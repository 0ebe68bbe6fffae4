using Notebooks.Formats;

namespace Notebooks.Planning;

/// <summary>A stretch of a code cell in one language, or a directive of the notebook dialect.</summary>
internal abstract record Fragment(int Line);

/// <summary>Text in one language, at its own lines of the cell: all other lines are blank.</summary>
internal sealed record TextFragment(string Language, string Text, int Line) : Fragment(Line);

/// <summary>A line such as <c>#!import x</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Argument">The text after the name.</param>
/// <param name="Text">The whole line.</param>
/// <param name="Language">The language of the text around it.</param>
/// <param name="Line">One-based line in the cell.</param>
internal sealed record DirectiveFragment(string Name, string Argument, string Text, string Language, int Line) : Fragment(Line);

/// <summary>Cuts a code cell at its <c>#!</c> lines, in the order in which they take effect.</summary>
internal static class CellSplitter
{
    public static IEnumerable<Fragment> Split(string source, string language)
    {
        var lines = source.ReplaceLineEndings("\n").Split('\n');
        var start = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith("#!", StringComparison.Ordinal)) continue;
            if (Text(lines, start, i, language) is { } before) yield return before;
            start = i + 1;

            var words = lines[i][2..].Trim().Split((char[])[' ', '\t'], 2, StringSplitOptions.TrimEntries);
            if (words.Length == 1 && Languages.Find(words[0]) is { } next) language = next;
            else yield return new DirectiveFragment(words[0], words.ElementAtOrDefault(1) ?? "", lines[i].TrimEnd(), language, i + 1);
            // The text below `#!value` is its content.
            if (words is [Languages.Value, _]) language = Languages.Value;
        }
        if (Text(lines, start, lines.Length, language) is { } rest) yield return rest;
    }

    private static TextFragment? Text(string[] lines, int start, int end, string language)
    {
        if (lines.AsSpan(start, end - start).IndexOfAnyExcept("") is var first && first < 0) return null;
        // Blank lines replace the text before, so that diagnostics and stack traces need no mapping.
        var padding = language == Languages.CSharp ? new string('\n', start) : "";
        return new(language, padding + string.Join('\n', lines[start..end]), start + first + 1);
    }
}
