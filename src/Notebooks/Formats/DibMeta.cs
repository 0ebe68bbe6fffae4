using System.Text.Json.Nodes;

namespace Notebooks.Formats;

/// <summary>The meta block of a <c>.dib</c>: the lines from <c>Start</c> up to <c>End</c>, or -1 for both where there is none.</summary>
internal sealed record DibMeta(int Start, int End, JsonObject Keys)
{
    private const string Example = "{\"kernelInfo\":{\"defaultKernelName\":\"csharp\"}}";

    public static DibMeta Find(string[] lines, string file)
    {
        var start = Array.FindIndex(lines, line => line.StartsWith("#!meta", StringComparison.Ordinal));
        if (start < 0) return new(-1, -1, []);

        var end = Array.FindIndex(lines, start + 1, line => line.StartsWith("#!", StringComparison.Ordinal));
        if (end < 0) end = lines.Length;

        var json = string.Join('\n', lines[(start + 1)..end]);
        if (string.IsNullOrWhiteSpace(json))
            throw new NotebookFormatException(file, $"the meta block is empty; write a JSON object such as {Example} below this line, or remove it.", start + 1);
        if (Json.Parse(json, file, "the meta block", start + 2) is not JsonObject keys)
            throw new NotebookFormatException(file, $"the meta block must hold a JSON object such as {Example}.", start + 1);
        return new(start, end, keys);
    }
}
