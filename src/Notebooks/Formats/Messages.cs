namespace Notebooks.Formats;

internal static class Messages
{
    private const int Longest = 80;

    /// <summary>Text of a file, fit to be quoted in a message of one line.</summary>
    public static string Shown(this string text)
    {
        var start = text.Length <= Longest ? text : text[..Longest] + "…";
        return string.Concat(start.Select(c => char.IsControl(c) ? ' ' : c));
    }
}
