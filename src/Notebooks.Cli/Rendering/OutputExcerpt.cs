using Notebooks.Running;

namespace Notebooks.Cli.Rendering;

/// <summary>A cell's outputs as a few lines of text: the beginning and, more of it, the end.</summary>
internal static class OutputExcerpt
{
    private const int Head = 10;
    private const int Tail = 20;
    private const int LongestLine = 400;

    public static IReadOnlyList<string> Of(IEnumerable<Output> outputs, bool withErrors)
    {
        string[] lines = [.. outputs.SelectMany(o => LinesOf(o, withErrors)).Select(Shorten)];
        return lines.Length <= Head + Tail + 1
            ? lines
            : [.. lines[..Head], $"… {lines.Length - Head - Tail} lines left out …", .. lines[^Tail..]];
    }

    private static string[] LinesOf(Output output, bool withErrors) => output switch
    {
        TextOutput { Text: var text } => Text.Lines(text),
        DisplayOutput { Data: var data } => data["text/plain"] is { } plain
            ? Text.Lines(plain.GetValueKind() == System.Text.Json.JsonValueKind.String ? plain.GetValue<string>() : plain.ToJsonString())
            : [$"[{string.Join(", ", data.Select(d => d.Key))}]"],
        ErrorOutput { Traceback: var traceback } when withErrors => [.. traceback.SelectMany(Text.Lines)],
        _ => [],
    };

    private static string Shorten(string line) =>
        Text.Printable(line.Length > LongestLine ? $"{line.AsSpan(0, LongestLine)}…" : line);
}
