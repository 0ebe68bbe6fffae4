using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Notebooks.Formats;
using Notebooks.Running;
using Notebooks.Sessions;

namespace Notebooks.Reporting;

/// <summary>A notebook as it looks after a run: with the outputs of that run and no others.</summary>
public static class ExecutedNotebook
{
    /// <summary>Key of our entry in the metadata of a cell, and of the notebook. The entry describes the result.</summary>
    public const string MetadataKey = "interleave";

    /// <summary>Tag of a cell that failed.</summary>
    public const string FailedTag = "failed";

    /// <summary>Tag of a cell that a run put in, after the cell whose parameters it sets. It is papermill's tag.</summary>
    public const string InjectedTag = "injected-parameters";

    /// <summary>Puts the results of a run into the notebook that was run.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="result">The result of the run.</param>
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
                .. notebook.Cells.SelectMany((cell, index) =>
                    cell.Kind != CellKind.Code ? [cell]
                    : results.TryGetValue(index + 1, out var ran) && ran.Verdict.WasRun() ? WithInjected(Executed(ran, ++executed), ran.Injected)
                    : ran is { Verdict: Verdict.Skipped } ? [cell with { Outputs = [], ExecutionCount = null, Metadata = With(cell.Metadata, Described(ran)) }]
                    : [cell with { Outputs = [], ExecutionCount = null }]),
            ],
        };
    }

    private static Cell[] WithInjected(Cell cell, string? injected) => injected is null ? [cell]
        : [cell, new() { Kind = CellKind.Code, Language = cell.Language, Source = injected, Metadata = new() { ["tags"] = new JsonArray(InjectedTag) } }];

    private static Cell Executed(CellResult result, int count)
    {
        // The cell comes from the result, not from the file, because outputs belong below the text that made them.
        var outputs = result.Outputs.Select(o => NbformatOutput.From(o, count)).ToList();
        if (result.Failure is { } failure && !result.Outputs.OfType<ErrorOutput>().Any(error => !error.IsShown))
            outputs.Add(NbformatOutput.From(failure));

        return result.Cell with
        {
            Source = result.ExecutedSource,
            ExecutionCount = count,
            Outputs = [.. outputs],
            Metadata = Tagged(Timed(With(result.Cell.Metadata, Described(result)), result), result),
        };
    }

    /// <summary>Adds the key and the four times that Jupyter's own clients write. Some tools show them.</summary>
    private static JsonObject Timed(JsonObject metadata, CellResult result)
    {
        if (result is not { StartedAt: { } started, EndedAt: { } ended }) return metadata;
        metadata["execution"] = new JsonObject
        {
            ["iopub.execute_input"] = Iso(started),
            ["iopub.status.busy"] = Iso(started),
            ["iopub.status.idle"] = Iso(ended),
            ["shell.execute_reply"] = Iso(ended),
        };
        return metadata;
    }

    private static string Iso(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Adds a tag to a failed cell. Front ends show tags, and let readers jump to them.</summary>
    private static JsonObject Tagged(JsonObject metadata, CellResult result)
    {
        if (result.Verdict != Verdict.Failed) return metadata;
        if (metadata["tags"] is not JsonArray tags) metadata["tags"] = tags = [];
        if (!HasTag(metadata, FailedTag)) tags.Add(FailedTag);
        return metadata;
    }

    internal static bool IsInjected(Cell cell) => HasTag(cell.Metadata, InjectedTag);

    private static bool HasTag(JsonObject metadata, string wanted) =>
        metadata["tags"] is JsonArray tags && tags.Any(t => t is JsonValue value && value.TryGetValue<string>(out var tag) && tag == wanted);

    private static JsonObject Described(NotebookResult result)
    {
        var note = Totals(result);
        if (result.Cells.FirstOrDefault(c => c.Verdict == Verdict.Failed) is { } failed) note["failedCell"] = failed.Number;
        return note;
    }

    private static JsonObject Totals(NotebookResult result) => new()
    {
        ["verdict"] = Spelling.Of(result.Verdict),
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
            ["verdict"] = Spelling.Of(result.Verdict),
            ["milliseconds"] = Math.Round(result.Milliseconds, 1),
        };
        if (result.Compiled > 0)
            note["compileMilliseconds"] = Math.Round(result.CompileMilliseconds, 1);
        if (result.Failure is { } failure)
            note["failure"] = new JsonObject { ["kind"] = Spelling.Of(failure.Kind), ["message"] = failure.Message, ["line"] = failure.Line };
        if (!result.Warnings.IsEmpty)
            note["warnings"] = new JsonArray([.. result.Warnings.Select(Described)]);

        // These marks are stored here, because the nbformat schema has no room for them in a stream output.
        Mark(note, "lateOutputs", result.Outputs, o => o.Late);
        Mark(note, "guessedOutputs", result.Outputs, o => o.Guessed);
        return note;
    }

    private static JsonObject Described(CellWarning warning)
    {
        var note = new JsonObject { ["code"] = warning.Code, ["message"] = warning.Message, ["line"] = warning.Line };
        if (warning.Place is { } place) note["place"] = place;
        return note;
    }

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
