namespace Notebooks.Jupyter.Messages;

/// <summary>Converts positions in a text. The protocol counts characters, but .NET counts two halves of some.</summary>
internal static class CodePoints
{
    /// <summary>Index in <paramref name="text"/> of a position in characters. A position outside becomes the nearest end.</summary>
    public static int ToIndex(string text, int position)
    {
        var index = 0;
        for (var i = 0; i < position && index < text.Length; i++) index += IsPair(text, index) ? 2 : 1;
        return index;
    }

    /// <summary>Position in characters of an index in <paramref name="text"/>.</summary>
    public static int FromIndex(string text, int index)
    {
        var position = 0;
        for (var i = 0; i < Math.Min(index, text.Length); i += IsPair(text, i) ? 2 : 1) position++;
        return position;
    }

    private static bool IsPair(string text, int index) => index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1]);
}
