using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Notebooks.Formats;
using Notebooks.Running;

namespace Notebooks.Reporting;

/// <summary>A notebook as it looks after a run: with the outputs of that run and no others.</summary>
public static class ExecutedNotebook
{
    /// <summary>Key under which the metadata of a cell, and those of the notebook, say what became of it.</summary>
    public const string MetadataKey = "interleave";

    /// <summary>Puts what a run made into the notebook it ran.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="result">What became of it.</param>
    /// <returns>The same cells with nbformat outputs, execution counts and, under <see cref="MetadataKey"/>, verdict and times. Cells that were not reached have no outputs.</returns>
    public static Notebook Create(Notebook notebook, NotebookResult result)
    {
        var results = result.Cells.ToDictionary(c => c.Number);
        var executed = 0;
        return notebook with
        {
            Metadata = With(notebook.Metadata, Described(result)),
            Cells =
            [
                .. notebook.Cells.Select((cell, index) =>
                    cell.Kind != CellKind.Code ? cell
                    : results.TryGetValue(index + 1, out var ran) && ran.Verdict != Verdict.NotRun ? Executed(ran, ++executed)
                    : cell with { Outputs = [], ExecutionCount = null }),
            ],
        };
    }

    private static Cell Executed(CellResult result, int count)
    {
        // The cell of the result, not of the file: outputs belong below the text that made them.
        var outputs = result.Outputs.Select(o => NbformatOutput.From(o, count)).ToList();
        if (result.Failure is { } failure && !result.Outputs.OfType<ErrorOutput>().Any())
            outputs.Add(NbformatOutput.From(failure));

        return result.Cell with
        {
            Source = result.ExecutedSource,
            ExecutionCount = count,
            Outputs = [.. outputs],
            Metadata = With(result.Cell.Metadata, Described(result)),
        };
    }

    private static JsonObject Described(NotebookResult result) => new()
    {
        ["verdict"] = Name(result.Verdict),
        ["milliseconds"] = Math.Round(result.Milliseconds, 1),
        ["overheadMilliseconds"] = Math.Round(result.Overhead, 1),
        ["claims"] = result.Claims,
        ["compiled"] = result.Cells.Sum(c => c.Compiled),
        ["peakBytes"] = result.PeakBytes,
    };

    private static JsonObject Described(CellResult result)
    {
        var note = new JsonObject
        {
            ["verdict"] = Name(result.Verdict),
            ["milliseconds"] = Math.Round(result.Milliseconds, 1),
        };
        if (result.Compiled > 0)
            note["compileMilliseconds"] = Math.Round(result.CompileMilliseconds, 1);
        if (result.Failure is { } failure)
            note["failure"] = new JsonObject { ["kind"] = failure.Kind.ToString(), ["message"] = failure.Message, ["line"] = failure.Line };
        if (!result.Warnings.IsEmpty)
            note["warnings"] = new JsonArray([.. result.Warnings.Select(w => new JsonObject { ["code"] = w.Code, ["message"] = w.Message, ["line"] = w.Line })]);

        // Said here, because the nbformat schema has no room for it in a stream output.
        Mark(note, "lateOutputs", result.Outputs, o => o.Late);
        Mark(note, "guessedOutputs", result.Outputs, o => o.Guessed);
        return note;
    }

    private static string Name(Verdict verdict) => verdict switch
    {
        Verdict.Passed => "passed",
        Verdict.Failed => "failed",
        _ => "not run",
    };

    private static JsonObject With(JsonObject metadata, JsonObject note)
    {
        var described = (JsonObject)metadata.DeepClone();
        described[MetadataKey] = note;
        return described;
    }

    private static void Mark(JsonObject note, string key, ImmutableArray<Output> outputs, Func<Output, bool> marked)
    {
        if (outputs.Any(marked))
            note[key] = new JsonArray([.. outputs.Index().Where(o => marked(o.Item)).Select(o => JsonValue.Create(o.Index))]);
    }
}
