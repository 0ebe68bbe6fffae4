using System.Text.RegularExpressions;
using Notebooks.Compiling;
using Notebooks.Formats;
using Notebooks.Planning;
using Notebooks.Processes;
using Notebooks.Protocol;
using Notebooks.Sessions;

namespace Notebooks.Jupyter.Execution;

/// <summary>Failures as a reader of the notebook sees them, with the number of the cell and the line in it.</summary>
internal static partial class Tracebacks
{
    /// <summary>Name of the "notebook". A kernel is not told the name of the file.</summary>
    public const string Notebook = "cell";

    /// <summary>Numbers from here on belong to code that is in no cell, such as code of a front end's extension.</summary>
    public const int FirstHidden = 1_000_000_000;

    public static CellOutcome.Failed Of(Error error, IEnumerable<CellWarning> warnings) =>
        new(error.Types.FirstOrDefault("Error"), error.Message, [.. TextLines.Of(Readable(error.Text)), .. warnings.Select(w => $"{w}")]);

    /// <summary>A claim that does not hold. The cell has shown it, with the likely mistake.</summary>
    public static CellOutcome.Failed OfClaim(CellEnding.Threw claim, int cell) =>
        new(claim.Error.Types[0], claim.Error.Message, [claim.ClaimSentence(Name(cell))]);

    /// <summary>A check of an exercise that nobody has solved yet.</summary>
    public static CellOutcome.Failed Of(CellEnding.Unsolved unsolved)
    {
        // Code that front ends do not count, or count elsewhere, has no number that its reader sees.
        var sentence = CellEnding.Unsolved.Sentence(unsolved.Starter >= FirstHidden ? "the cell that begins with `// exercise:`" : Name(unsolved.Starter));
        return new(CellEnding.Unsolved.Name, sentence, [sentence]);
    }

    public static CellOutcome.Failed Of(Submission submission, Diagnostic[] diagnostics)
    {
        var first = diagnostics.First(d => d.IsError);
        return new(first.Code, first.Message, [.. diagnostics.SelectMany(d => Excerpt(d, submission))]);
    }

    public static CellOutcome.Failed Of(Problem problem, int cell) => new(
        "Unsupported", problem.Message, [$"{(problem.ImportedFile is { } file ? $"{ImportedFile.Of(file)}" : Name(cell))}, line {problem.Line}: {problem.Message}"]);

    public static CellOutcome.Failed Of(Death death, int running)
    {
        var culprit = death.Cell is { } cell && cell != running ? $" It came from {Name(cell)}." : "";
        var place = death.Line > 0 ? [$"   in {Name(death.Cell ?? running)}, line {death.Line}"] : Array.Empty<string>();
        return Lost("ProcessEnded", (culprit.Length > 0 ? death.Message.Ended() : death.Message) + culprit, [.. place, .. death.Details.Select(Readable)]);
    }

    /// <summary>A failure after which all variables are gone. Every reader must be told that.</summary>
    public static CellOutcome.Failed Lost(string name, string message, string[] details)
    {
        const string Consequence = "All variables are gone: run the cells again from the first one.";
        return new(name, $"{message.Ended()} {Consequence}", [message, .. details, Consequence]);
    }

    /// <summary>A cell that was interrupted while it waited.</summary>
    public static CellOutcome.Failed Left(int cell)
    {
        var message = $"{Name(cell)} was interrupted while it waited. All variables are kept, and its code does not go on.";
        return new(CellOutcome.Interrupt, message, [message, "What it has started beside itself, such as tasks and timers, goes on: its output appears here."]);
    }

    /// <summary>The name of a cell in messages.</summary>
    public static string Name(int cell) => cell >= FirstHidden ? "hidden code" : $"cell [{cell}]";

    private static IEnumerable<string> Excerpt(Diagnostic diagnostic, Submission submission)
    {
        var place = diagnostic.Document is { } document ? $"{Readable(document)}, line {diagnostic.Line}, column {diagnostic.Column}: " : "";
        yield return $"{place}{(diagnostic.IsError ? "error" : "warning")} {diagnostic.Code}: {diagnostic.Message}";
        var lines = submission.Text.Split('\n');
        if (diagnostic.Document != submission.Document || diagnostic.Line < 1 || diagnostic.Line > lines.Length) yield break;
        var line = lines[diagnostic.Line - 1].TrimEnd();
        yield return $"    {line}";
        // Tabs are kept, so that the mark is below the column that the reader sees.
        yield return $"    {string.Concat(line.Take(diagnostic.Column - 1).Select(c => c == '\t' ? '\t' : ' '))}^";
    }

    private static string Readable(string text) =>
        Document().Replace(text, m => Name(int.Parse(m.Groups["cell"].Value, System.Globalization.CultureInfo.InvariantCulture)) + (m.Groups["line"] is { Success: true, Value: var line } ? $", line {line}" : ""));

    [GeneratedRegex(@"\bcell#(?<cell>\d{1,10})(:line (?<line>\d+))?")]
    private static partial Regex Document();
}
