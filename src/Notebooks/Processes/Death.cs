using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Notebooks.Formats;
using Notebooks.Planning;
using Notebooks.Protocol;

namespace Notebooks.Processes;

/// <summary>Why a host ended unexpectedly, and which cell is to blame.</summary>
/// <param name="Cell">The cell to blame; null when only the time of death tells which cell that is.</param>
/// <param name="Message">What happened.</param>
/// <param name="Line">One-based line in the cell, or 0.</param>
/// <param name="Details">Evidence: the exception, or what the dying runtime wrote.</param>
internal sealed partial record Death(int? Cell, string Message, int Line, ImmutableArray<string> Details)
{
    /// <summary>Whether the host had no memory left.</summary>
    public bool IsOutOfMemory { get; init; }

    /// <summary>Whether Ctrl+C has ended the host. That is possible only before the host is ready.</summary>
    public bool IsInterruption { get; init; }

    private const int KeptLines = 25;
    private const string StackOverflow = "Stack overflow";
    private const string FailFast = "Process terminated.";
    private const string OutOfMemory = "Out of memory";
    private static readonly string[] FirstLines = [StackOverflow, FailFast, OutOfMemory, "Unhandled exception."];

    /// <summary>Finds out from the evidence why a host ended.</summary>
    /// <param name="notebook">File name of the notebook.</param>
    /// <param name="lastWords">The last message of the host itself, or null.</param>
    /// <param name="lastLines">The lines that the runtime wrote to standard error while it died.</param>
    /// <param name="exitCode">Exit code of the process.</param>
    /// <param name="memoryLimit">Its memory limit in bytes; 0 for none.</param>
    public static Death Of(string notebook, Dying? lastWords, string[] lastLines, int exitCode, long memoryLimit)
    {
        // This case comes first, because a process without memory can report little else.
        if (lastWords is { Error.Types: [MemoryWatch.Exception, ..] } || lastLines.FirstOrDefault()?.StartsWith(OutOfMemory, StringComparison.Ordinal) == true)
            return OfMemory(memoryLimit) with { Cell = lastWords?.Cell, Details = [.. TextLines.Of(lastWords?.Error.Text ?? lastLines[0])] };

        if (lastWords is { Error: var error, Cause: var cause })
        {
            var cell = lastWords.Cell;
            var line = cell is { } number ? error.LineIn($"{notebook}#{number}") : 0;
            return cause == DeathCause.Exit
                ? new(cell, $"{error.Message} A notebook cannot be left this way: the cells after it would be skipped.", line, [])
                : new(cell, $"An exception that nothing could catch ended the process: {error.Types[0]}: {error.Message}", line, [.. TextLines.Of(error.Text)]);
        }

        var blamed = lastLines.Select(l => ClassInFrame(notebook).Match(l)).FirstOrDefault(m => m.Success);
        return new(
            blamed is null ? null : int.Parse(blamed.Groups["cell"].Value, System.Globalization.CultureInfo.InvariantCulture),
            lastLines switch
            {
                [var first, ..] when first.StartsWith(StackOverflow, StringComparison.Ordinal) => "Stack overflow: a method called itself without end.",
                // The message may follow on the same line or the next.
                [var first, .. var rest] when first.StartsWith(FailFast, StringComparison.Ordinal) =>
                    $"Environment.FailFast ended the process: {(first[FailFast.Length..].Trim() is { Length: > 0 } message ? message : rest.FirstOrDefault())}",
                _ => $"The process ended by itself (exit code {exitCode}{SignalOf(exitCode)}): it was killed from outside, or native code crashed.",
            },
            0,
            [.. lastLines.Take(KeptLines)]) { IsInterruption = exitCode == Interruptions.ExitCode };
    }

    /// <summary>The death of a host that used more memory than its limit.</summary>
    /// <param name="limit">The limit in bytes; 0 for none.</param>
    public static Death OfMemory(long limit) => new(null, MemoryWatch.Explain(limit), 0, []) { IsOutOfMemory = true };

    private static string SignalOf(int exitCode) => OperatingSystem.IsWindows() ? "" : exitCode switch
    {
        Interruptions.ExitCode => ", SIGINT",
        134 => ", SIGABRT",
        137 => ", SIGKILL",
        139 => ", SIGSEGV",
        143 => ", SIGTERM",
        _ => "",
    };

    /// <summary>Whether a line of standard error is the first line that a dying runtime writes.</summary>
    public static bool IsFirstLine(string line) => FirstLines.Any(first => line.StartsWith(first, StringComparison.Ordinal));

    // Class names of submissions end in the number of their cell: see DocumentNames.
    private static Regex ClassInFrame(string notebook) =>
        new($@"at {Regex.Escape(DocumentNames.Safe(Path.GetFileNameWithoutExtension(notebook)))}#(?<cell>\d+)");
}
