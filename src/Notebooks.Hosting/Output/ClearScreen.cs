namespace Notebooks.Hosting.Output;

/// <summary>
/// The sequence that clears a terminal, <c>ESC [ 2 J</c>. If a cell writes it, the cell's outputs so far are removed.
/// .NET Interactive has no method for that, and the sequence needs none.
/// </summary>
internal static class ClearScreen
{
    private const string Sequence = "\e[2J";

    // Libraries write these with it, to clear the lines that have scrolled away and to go to the first line.
    private static readonly string[] Companions = ["\e[3J", "\e[H", "\e[1;1H"];

    /// <summary>The text before the first sequence and after it, or null when there is none.</summary>
    public static (string Before, string After)? In(string text)
    {
        if (text.IndexOf(Sequence, StringComparison.Ordinal) is var start && start < 0) return null;
        var before = text[..start];
        var after = text[(start + Sequence.Length)..];
        while (Array.Find(Companions, companion => after.StartsWith(companion, StringComparison.Ordinal)) is { } next) after = after[next.Length..];
        while (Array.Find(Companions, companion => before.EndsWith(companion, StringComparison.Ordinal)) is { } last) before = before[..^last.Length];
        return (before, after);
    }
}
