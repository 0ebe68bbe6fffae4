using System.Text.Json.Nodes;
using Notebooks.Formats;
using Notebooks.Reporting;
using Notebooks.Running;

namespace Notebooks.Cli.Selection;

/// <summary>How long notebooks took in their last run, if known: the same on every machine with the same files.</summary>
internal static class Durations
{
    private const double MillisecondsPerCell = 100;

    /// <summary>A duration in milliseconds for each notebook: from an earlier report, from its executed twin, or from the number of its cells.</summary>
    /// <param name="notebooks">The notebooks.</param>
    /// <param name="reportFile">A <c>results.json</c>, or null.</param>
    /// <exception cref="UsageException">The file is not there or is something else.</exception>
    public static IReadOnlyDictionary<string, double> Of(IReadOnlyList<string> notebooks, string? reportFile)
    {
        var reported = reportFile is null ? [] : FromReport(reportFile);
        var known = notebooks
            .Select(n => (Notebook: n, Cells: CellsOf(n), Milliseconds: reported.TryGetValue(Name(n), out var last) ? last : TwinOf(n)))
            .ToList();
        var measured = known.Where(k => k.Milliseconds is not null).ToList();
        // A notebook without a known duration gets the average time per cell of the others.
        var perCell = measured.Count == 0 ? MillisecondsPerCell : measured.Sum(k => k.Milliseconds!.Value) / Math.Max(1, measured.Sum(k => k.Cells));
        return known.ToDictionary(k => k.Notebook, k => k.Milliseconds ?? Math.Max(1, k.Cells) * perCell);
    }

    private static Dictionary<string, double> FromReport(string file)
    {
        try
        {
            return ResultsJson.Read(file).Notebooks.Where(n => n.Verdict != Verdict.NotRun)
                .GroupBy(n => Name(n.Path)).ToDictionary(g => g.Key, g => g.Average(n => n.Milliseconds));
        }
        catch (ReportException e)
        {
            throw new UsageException($"--durations {file}: {e.Message}");
        }
    }

    private static double? TwinOf(string notebook)
    {
        try
        {
            var twin = Path.ChangeExtension(notebook, ".ipynb");
            return File.Exists(twin) && (NotebookFile.Read(twin).Metadata[ExecutedNotebook.MetadataKey] as JsonObject)?["milliseconds"] is JsonValue value && value.TryGetValue<double>(out var milliseconds)
                ? milliseconds : null;
        }
        catch (NotebookFormatException)
        {
            return null;
        }
    }

    private static int CellsOf(string notebook)
    {
        try { return NotebookFile.Read(notebook).Cells.Count(c => c.Kind == CellKind.Code); }
        catch (NotebookFormatException) { return 0; }
    }

    private static string Name(string path) => Path.GetFullPath(path).Replace('\\', '/');
}
