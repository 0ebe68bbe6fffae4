using System.Text;

namespace Notebooks.Processes;

/// <summary>Reads a standard stream of a process. The output may have no newlines, no end, or may not be text.</summary>
internal static class RawOutput
{
    // A very long line is forwarded in pieces, because its end may never come.
    private const int LongestPiece = 16 * 1024;

    /// <summary>Forwards text as it comes, until the stream ends.</summary>
    /// <param name="stream">The stream. Bytes that are no UTF-8 become replacement characters.</param>
    /// <param name="forward">Called for each piece.</param>
    public static Task ForwardAsync(Stream stream, Action<string> forward) => ReadAsync(stream, forward, filled => filled.Length);

    /// <summary>Forwards lines, their ends included, until the stream ends; a very long line comes in pieces.</summary>
    /// <inheritdoc cref="ForwardAsync"/>
    public static Task ForwardLinesAsync(Stream stream, Action<string> forward) => ReadAsync(
        stream,
        whole =>
        {
            foreach (var line in Lines(whole)) forward(line);
        },
        filled => filled.LastIndexOf('\n') + 1);

    private static async Task ReadAsync(Stream stream, Action<string> forward, Func<ReadOnlySpan<char>, int> complete)
    {
        using var reader = new StreamReader(stream, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: false);
        var buffer = new char[LongestPiece];
        var kept = 0;
        try
        {
            while (await reader.ReadAsync(buffer.AsMemory(kept)).ConfigureAwait(false) is > 0 and var read)
            {
                var filled = kept + read;
                var end = complete(buffer.AsSpan(0, filled));
                if (end == 0 && filled == buffer.Length) end = filled;
                if (end > 0) forward(new(buffer, 0, end));
                kept = filled - end;
                buffer.AsSpan(end, kept).CopyTo(buffer);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The stream was closed, so nothing needs the rest.
        }

        if (kept > 0) forward(new(buffer, 0, kept));
    }

    private static IEnumerable<string> Lines(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is var newline and >= 0 ? newline + 1 : text.Length;
            yield return text[start..end];
            start = end;
        }
    }
}
