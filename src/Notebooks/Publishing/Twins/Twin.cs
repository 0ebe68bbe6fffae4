using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Notebooks.Formats;
using Notebooks.Formats.Prose;
using Notebooks.Reporting;

namespace Notebooks.Publishing.Twins;

/// <summary>
/// The <c>.ipynb</c> beside a <c>.dib</c>: the same cells, with the outputs of a real run, for programs that cannot open a
/// <c>.dib</c>. Only measured values in it depend on the machine or on the day.
/// </summary>
public static class Twin
{
    private const string Owner = ExecutedNotebook.MetadataKey, Cells = "cells", Added = "added", Milliseconds = "milliseconds";
    private const double MillisecondsStep = 500;

    /// <summary>Path of the twin of a source.</summary>
    /// <param name="source">Path of a <c>.dib</c>.</param>
    public static string PathOf(string source) => Path.ChangeExtension(source, ".ipynb");

    /// <summary>The cells of a twin, without outputs.</summary>
    /// <param name="source">The source.</param>
    /// <param name="folder">Its folder: links to notebooks in it become links to their twins.</param>
    public static Notebook Of(Notebook source, string folder)
    {
        ImmutableArray<Cell> cells =
        [
            .. source.Cells.Select(cell => new Cell
            {
                Kind = cell.Kind,
                Language = cell.Language,
                Source = cell.Kind == CellKind.Markdown ? TwinLinks.ToTwins(cell.Source, folder) : cell.Source,
                Metadata = FoldedCode.MetadataOf(cell),
            }),
        ];
        var metadata = (JsonObject)source.Metadata.DeepClone();
        metadata[Owner] = new JsonObject { [Added] = new JsonArray(Owner), [Cells] = Fingerprint(cells) };
        return new() { Cells = cells, Metadata = metadata, DefaultLanguage = source.DefaultLanguage };
    }

    /// <summary>A twin with the outputs of a run.</summary>
    /// <param name="source">The source.</param>
    /// <param name="executed">The same notebook as it looks after a run.</param>
    /// <param name="folder">The folder of the source.</param>
    /// <param name="pictures">For each of <see cref="Figures"/>, a picture.</param>
    public static Notebook Create(Notebook source, Notebook executed, string folder, IReadOnlyList<Pictures.Picture> pictures)
    {
        var outputs = new TwinOutputs(MachineNames.Of(folder), pictures);
        var predictions = AskedPrediction.In(source);
        var twin = Of(source, folder);
        // The time is stored so that every checkout can balance shards. It is rounded, so that saving again on a quiet machine
        // seldom changes it.
        if (executed.Metadata[Owner].At(Milliseconds) is JsonValue value && value.TryGetValue<double>(out var took))
            twin.Metadata[Owner]![Milliseconds] = (long)(Math.Ceiling(took / MillisecondsStep) * MillisecondsStep);
        return twin with
        {
            Cells =
            [
                .. twin.Cells.Select((cell, i) => !Published.ShowsOutputs(cell) ? cell
                    : Covered(predictions, i + 1, cell with { Outputs = outputs.Of(executed.Cells[i].Outputs), ExecutionCount = executed.Cells[i].ExecutionCount })),
            ],
        };
    }

    /// <summary>The figures that a twin shows, in order.</summary>
    /// <param name="source">The source.</param>
    /// <param name="executed">The same notebook as it looks after a run.</param>
    public static IReadOnlyList<JsonObject> Figures(Notebook source, Notebook executed) =>
        [.. source.Cells.Zip(executed.Cells).Where(c => Published.ShowsOutputs(c.First)).SelectMany(c => c.Second.Outputs).Select(Published.FigureOf).OfType<JsonObject>()];

    /// <summary>Whether a notebook was written as a twin.</summary>
    /// <param name="notebook">A notebook.</param>
    public static bool IsTwin(Notebook notebook) => notebook.Metadata[Owner].At(Cells).Text() is not null;

    /// <summary>The source that a twin, edited or not, stands for. Links lead to sources again; outputs are gone.</summary>
    /// <param name="twin">The twin.</param>
    /// <param name="folder">Its folder.</param>
    public static Notebook ToSource(Notebook twin, string folder) => twin with
    {
        Cells = [.. twin.Cells.Select(cell => cell.Kind == CellKind.Markdown ? cell with { Source = TwinLinks.ToSources(cell.Source, folder) } : cell with { Outputs = [], Metadata = OutputCover.Without(cell.Metadata) })],
    };

    /// <summary>Number of the first cell in which a twin differs from its source, or null when it has the very same cells.</summary>
    /// <param name="source">The source.</param>
    /// <param name="twin">The twin.</param>
    /// <param name="folder">The folder of both.</param>
    public static int? FirstDifference(Notebook source, Notebook twin, string folder)
    {
        var wanted = Of(source, folder).Cells;
        for (var i = 0; i < Math.Max(wanted.Length, twin.Cells.Length); i++)
        {
            if (i >= wanted.Length || i >= twin.Cells.Length || Text(wanted[i]) != Text(twin.Cells[i])) return i + 1;
        }

        return null;
    }

    /// <summary>Number of the first edited cell of a twin; null when there is none; the number after the last when cells were removed or moved.</summary>
    /// <param name="twin">The twin.</param>
    public static int? FirstEdit(Notebook twin)
    {
        if (twin.Metadata[Owner].At(Cells).Text() == Fingerprint(twin.Cells)) return null;
        // Ids are made from texts, so a cell whose id does not fit its text was edited.
        var ids = Ids(twin.Cells);
        var edited = Enumerable.Range(0, ids.Length).FirstOrDefault(i => twin.Cells[i].Id != ids[i], ids.Length);
        return edited + 1;
    }

    /// <summary>Folds the outputs of a cell that stands before the answer to a prediction.</summary>
    private static Cell Covered(ImmutableArray<AskedPrediction> predictions, int number, Cell cell) =>
        cell.Outputs.IsEmpty || !predictions.Any(prediction => prediction.IsOpenAt(number)) ? cell : cell with { Metadata = OutputCover.Over(cell) };

    private static (CellKind, string, string) Text(Cell cell) => (cell.Kind, cell.Language, cell.Source);

    private static ImmutableArray<string> Ids(ImmutableArray<Cell> cells) => CellIds.Of([.. cells.Select(cell => cell with { Id = null })]);

    private static string Fingerprint(ImmutableArray<Cell> cells) => Compiling.Hash.Of([.. Ids(cells)])[..16];
}
