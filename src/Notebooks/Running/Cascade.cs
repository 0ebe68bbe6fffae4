using System.Text.RegularExpressions;
using Notebooks.Compiling;
using Notebooks.Formats;
using Notebooks.Planning;
using Notebooks.Sessions;

namespace Notebooks.Running;

/// <summary>
/// Finds failures that only follow from earlier ones. A cell that does not compile declares nothing, so the cells that use
/// its declarations do not compile either.
/// </summary>
internal sealed partial class Cascade
{
    private const string NoName = "CS0103", NoType = "CS0246", NoTypeInNamespace = "CS0234", NoAssembly = "CS0012", NoMember = "CS1061";

    private readonly List<Origin> _origins = [];

    /// <summary>Takes a cell that has failed.</summary>
    /// <returns>Its failure. The failure names an earlier cell when it follows from that cell.</returns>
    public Failure Explain(PlannedCell cell, CellEnding ending, Failure failure)
    {
        var first = (ending as CellEnding.Refused)?.Diagnostics.FirstOrDefault(d => d.IsError);
        var cause = first is null ? null : _origins.FirstOrDefault(o => o.Explains(first));
        if (ending is CellEnding.Refused or CellEnding.Impossible or CellEnding.CompilerGone)
            _origins.Add(new(cause?.Number ?? cell.Number, cell.Source, ending is CellEnding.Impossible || failure.ImportedFile is not null, ending is CellEnding.Refused refused && NamesReference(refused)));
        return cause is null ? failure : failure with { FollowsFrom = cause.Number, Message = $"{failure.Message.Ended()} It follows from cell {cause.Number}, which failed." };
    }

    private static bool NamesReference(CellEnding.Refused refused)
    {
        var lines = TextLines.Of(refused.Submission.Text);
        return refused.Diagnostics.Any(d => d.IsError && d.Line >= 1 && d.Line <= lines.Length && lines[d.Line - 1].TrimStart().StartsWith("#r", StringComparison.Ordinal));
    }

    [GeneratedRegex("'(?<name>[^']+)'")]
    private static partial Regex Quoted();

    /// <summary>A cell that declared nothing.</summary>
    /// <param name="Number">The cell that is to blame.</param>
    /// <param name="Source">The text that should have declared something.</param>
    /// <param name="IsImport">Whether the cell should have imported something, which may have declared anything.</param>
    /// <param name="IsReference">Whether a reference, which brings types, was missing.</param>
    private sealed record Origin(int Number, string Source, bool IsImport, bool IsReference)
    {
        public bool Explains(Diagnostic error) => error.Code switch
        {
            NoName => IsImport || (IsReference && char.IsUpper(MissingIn(error)[0])) || Has(MissingIn(error)),
            NoType or NoTypeInNamespace => IsImport || IsReference || Has(MissingIn(error)),
            NoAssembly => IsReference,
            NoMember => IsImport || IsReference,
            _ => false,
        };

        private bool Has(string name) => Regex.IsMatch(Source, $@"(?<!\w){Regex.Escape(name)}(?!\w)");

        private static string MissingIn(Diagnostic error) =>
            Quoted().Match(error.Message) is { Success: true } quoted ? quoted.Groups["name"].Value.Split('<', '.')[0] is { Length: > 0 } name ? name : "?" : "?";
    }
}
