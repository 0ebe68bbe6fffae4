namespace Notebooks.Tests.Fuzzing;

/// <summary>
/// Makes an input that fails smaller while it fails in the same way: whole lines are left out first, then single characters or
/// bytes. It is the delta debugging of Zeller and Hildebrandt: halves are tried, then quarters, and so on.
/// </summary>
internal static class Reduction
{
    // Enough for any input of the corpus. A reduction that is not finished is still a smaller input.
    private const int MostTries = 20_000;

    /// <summary>A smaller text that still fails.</summary>
    /// <param name="text">A text that fails.</param>
    /// <param name="fails">Whether a text fails in the same way.</param>
    public static string Of(string text, Func<string, bool> fails)
    {
        var tries = 0;
        bool Fails(string candidate) => tries++ < MostTries && fails(candidate);
        var lines = Of<string>([.. Lines(text)], candidate => Fails(string.Concat(candidate)));
        return new(Of<char>([.. string.Concat(lines)], candidate => Fails(new string(candidate))));
    }

    /// <summary>Fewer bytes that still fail.</summary>
    /// <param name="bytes">Bytes that fail.</param>
    /// <param name="fails">Whether bytes fail in the same way.</param>
    public static byte[] Of(byte[] bytes, Func<byte[], bool> fails)
    {
        var tries = 0;
        return Of<byte>(bytes, candidate => tries++ < MostTries && fails(candidate));
    }

    private static T[] Of<T>(T[] parts, Func<T[], bool> fails)
    {
        for (var size = Math.Max(1, parts.Length / 2); parts.Length > 0;)
        {
            var isSmaller = false;
            for (var at = 0; at < parts.Length;)
            {
                T[] without = [.. parts.Take(at), .. parts.Skip(at + size)];
                if (fails(without)) (parts, isSmaller) = (without, true);
                else at += size;
            }
            if (size == 1 && !isSmaller) break;
            size = Math.Max(1, size / 2);
        }
        return parts;
    }

    private static IEnumerable<string> Lines(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is >= 0 and var found ? found + 1 : text.Length;
            yield return text[start..end];
            start = end;
        }
    }
}
