using System.Globalization;
using System.Text.RegularExpressions;

namespace Notebooks.Formats.Terminal;

/// <summary>A control sequence of a terminal, as ECMA-48 describes it.</summary>
/// <param name="Text">All of it.</param>
/// <param name="Order">The letter that says what to do; empty when it is none that has numbers.</param>
/// <param name="Numbers">The numbers before that letter, separated by semicolons.</param>
internal sealed partial record TerminalSequence(string Text, string Order, string Numbers)
{
    private const int MostDigits = 4;

    /// <summary>The first number; 0 when there is none, and -1 when it is none that means something.</summary>
    public int Number
    {
        get
        {
            var first = Numbers.Split(';')[0];
            if (first.Length == 0) return 0;
            return first.Length <= MostDigits && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
        }
    }

    /// <summary>The sequence that begins at a place in a text, or null when none begins there, or its end is missing.</summary>
    public static TerminalSequence? At(string text, int at) =>
        Sequence().Match(text, at) is { Success: true } found ? new(found.Value, found.Groups["order"].Value, found.Groups["numbers"].Value) : null;

    /// <summary>Whether a text ends in a sequence that begins at a place and may go on.</summary>
    public static bool IsUnfinished(string text, int at) => Unfinished().IsMatch(text, at);

    // A control sequence, a string such as the title of a window, or a single character.
    [GeneratedRegex(@"\G\x1b(\[(?<numbers>[0-9;:?<=>]*)[ -/]*(?<order>[@-~])|[\]PX^_][^\x07\x1b]*(\x07|\x1b\\)|[ -/]*[0-OQ-WYZ\\`-~])")]
    private static partial Regex Sequence();

    [GeneratedRegex(@"\G\x1b(\[[0-9;:?<=>]{0,100}[ -/]{0,9}|[\]PX^_][^\x07\x1b]{0,1000}\x1b?|[ -/]{0,9})\z")]
    private static partial Regex Unfinished();
}
