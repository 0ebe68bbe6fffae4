using System.Text.Json.Nodes;
using Notebooks.Protocol;

namespace Course.Tests.Engines;

/// <summary>What a cell has to say, whatever the engine: its verdict, its claims, and the kinds of its outputs.</summary>
/// <param name="Cell">Its one-based number.</param>
/// <param name="Verdict">What became of it.</param>
/// <param name="Claims">What it claims and whether that holds, in order.</param>
/// <param name="Kinds">The kinds of its outputs, in order; several of one kind on end count once.</param>
public sealed record CellAccount(int Cell, Verdict Verdict, IReadOnlyList<string> Claims, IReadOnlyList<string> Kinds)
{
    /// <summary>The account of a cell.</summary>
    public static CellAccount Of(CellResult cell)
    {
        Output[] outputs = [.. cell.Outputs.Where(output => !KnownDifferences.Ignores(output))];
        string[] kinds = [.. outputs.Select(KindOf)];
        return new(
            cell.Number,
            cell.Verdict,
            [.. outputs.OfType<DisplayOutput>().Select(shown => shown.Data[MimeTypes.Claim]).OfType<JsonObject>().Select(claim => $"{claim["claim"]}: {claim["passed"]}")],
            [.. kinds.Where((kind, i) => i == 0 || kind != kinds[i - 1])]);
    }

    /// <summary>What differs between the accounts that two engines give of one cell; empty when nothing does.</summary>
    public static string Difference(CellAccount ours, CellAccount theirs) => string.Join("; ", Parts(ours, theirs));

    private static IEnumerable<string> Parts(CellAccount ours, CellAccount theirs)
    {
        if (ours.Verdict != theirs.Verdict) yield return $"{ours.Verdict}, there {theirs.Verdict}";
        if (!ours.Claims.SequenceEqual(theirs.Claims)) yield return $"claims [{string.Join(" | ", ours.Claims)}], there [{string.Join(" | ", theirs.Claims)}]";
        if (!ours.Kinds.SequenceEqual(theirs.Kinds)) yield return $"{string.Join(", ", ours.Kinds)}, there {string.Join(", ", theirs.Kinds)}";
    }

    private static string KindOf(Output output) => output switch
    {
        TextOutput { IsError: true } => "error text",
        TextOutput => "text",
        ErrorOutput error => error.Name,
        DisplayOutput { Data: var data } when data.ContainsKey(MimeTypes.Claim) => "claim",
        DisplayOutput { Data: var data } when data.ContainsKey(MimeTypes.Plotly) || IsChart(data) => "figure",
        DisplayOutput { IsResult: true } => "result",
        _ => "display",
    };

    // Where JSON arrives as text, a figure is shown as HTML that draws it.
    private static bool IsChart(JsonObject data) => data[MimeTypes.Html]?.GetValue<string>().StartsWith("<div id=\"chart-", StringComparison.Ordinal) == true;
}
