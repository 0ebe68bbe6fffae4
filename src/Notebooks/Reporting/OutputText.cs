using System.Text.Json;
using Notebooks.Protocol;
using Notebooks.Formats;
using Notebooks.Running;

namespace Notebooks.Reporting;

/// <summary>A cell's outputs as a few lines of text: some lines of the beginning, and more lines of the end.</summary>
public static class OutputText
{
    private const int Head = 10;
    private const int Tail = 20;
    private const int LongestLine = 400;

    /// <summary>The outputs as lines, without control characters.</summary>
    /// <param name="outputs">The outputs.</param>
    /// <param name="withErrors">Whether exceptions and compile errors are among them.</param>
    public static IReadOnlyList<string> Of(IEnumerable<Output> outputs, bool withErrors)
    {
        string[] lines = [.. outputs.SelectMany(o => LinesOf(o, withErrors)).Select(Shorten)];
        return lines.Length <= Head + Tail + 1
            ? lines
            : [.. lines[..Head], $"… {lines.Length - Head - Tail} lines left out …", .. lines[^Tail..]];
    }

    /// <summary>The outputs of a cell that failed, as lines. A claim that does not hold is left out when the failure says the same.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="failure">Its failure.</param>
    public static IReadOnlyList<string> Before(CellResult cell, Failure failure) =>
        Of(cell.Outputs.Where(output => !Says(failure, output)), withErrors: failure.Details.IsDefaultOrEmpty);

    /// <summary>A notebook's text must not move the cursor or recolour the terminal that shows it.</summary>
    /// <param name="text">A line of text.</param>
    /// <returns>The text with a dot for each control character but the tab.</returns>
    public static string Printable(string text) =>
        text.Any(IsControl) ? string.Concat(text.Select(c => IsControl(c) ? '·' : c)) : text;

    /// <summary>The details without the lines that repeat the message. An exception's text begins with its message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="details">The details.</param>
    public static IReadOnlyList<string> Beyond(string message, IEnumerable<string> details)
    {
        string[] said = TextLines.Of(message), all = [.. details.SelectMany(TextLines.Of)];
        return all[all.AsSpan().CommonPrefixLength(said)..];
    }

    private static bool Says(Failure failure, Output output) =>
        output is DisplayOutput { IsClaim: true, IsClaimThatHolds: false } shown
        && ReportedClaim.Read(shown.Data) is { Claim.Length: > 0 } claim
        && failure.Message.StartsWith(claim.Claim, StringComparison.Ordinal);

    private static string[] LinesOf(Output output, bool withErrors) => output switch
    {
        TextOutput { Text: var text } => TextLines.Of(text),
        DisplayOutput { Data: var data } => data[MimeTypes.Plain] is { } plain
            ? TextLines.Of(plain.GetValueKind() == JsonValueKind.String ? plain.GetValue<string>() : plain.ToJsonString(Json.Values))
            : [$"[{string.Join(", ", data.Select(d => d.Key))}]"],
        ErrorOutput { Traceback: var traceback } error when withErrors || error.IsShown => [.. traceback.SelectMany(TextLines.Of)],
        _ => [],
    };

    private static string Shorten(string line) =>
        Printable(line.Length > LongestLine ? $"{line.AsSpan(0, LongestLine)}…" : line);

    private static bool IsControl(char c) => char.IsControl(c) && c != '\t';
}
