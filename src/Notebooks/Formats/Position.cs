using System.Text;

namespace Notebooks.Formats;

/// <summary>Translates between places in UTF-8 bytes and the positions that an editor shows: one-based lines and columns in UTF-16 units.</summary>
internal static class Position
{
    public static (int Line, int Column) Of(ReadOnlySpan<byte> bytes, int offset)
    {
        var before = bytes[..offset];
        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        return (before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[lineStart..]) + 1);
    }

    /// <summary>The offset of a place given as the JSON parser gives it: both numbers count from zero, the second in bytes.</summary>
    public static int Offset(ReadOnlySpan<byte> bytes, int line, int byteInLine)
    {
        var start = 0;
        for (; line > 0 && bytes[start..].IndexOf((byte)'\n') is >= 0 and var next; line--) start += next + 1;
        return Math.Min(start + byteInLine, bytes.Length);
    }
}
