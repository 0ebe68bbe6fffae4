using System.Text;

namespace Notebooks.Formats.Terminal;

/// <summary>Colours of a terminal, as the control sequences that set them.</summary>
internal static class TerminalStyle
{
    private const string Plain = "\e[0m";
    private const int Longest = 100;

    /// <summary>The style after a sequence.</summary>
    /// <param name="before">The style before it.</param>
    /// <param name="sequence">A sequence that sets colours, or removes them.</param>
    public static string After(string before, TerminalSequence sequence)
    {
        if (sequence.Numbers.Trim('0', ';').Length == 0) return "";
        var replaces = sequence.Numbers.StartsWith("0;", StringComparison.Ordinal) || before.Length + sequence.Text.Length > Longest;
        return replaces ? sequence.Text : before + sequence.Text;
    }

    /// <summary>Appends a line. A style is set where it begins, and removed where it ends.</summary>
    public static void Append(StringBuilder text, List<(string Text, string Style)> line)
    {
        var style = "";
        foreach (var character in line)
        {
            if (character.Style != style) text.Append(style.Length > 0 ? Plain : "").Append(character.Style);
            text.Append(character.Text);
            style = character.Style;
        }

        if (style.Length > 0) text.Append(Plain);
    }
}
