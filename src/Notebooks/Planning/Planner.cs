using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Notebooks.Formats;

namespace Notebooks.Planning;

/// <summary>Turns a notebook into a plan.</summary>
public static class Planner
{
    /// <summary>Plans a notebook.</summary>
    /// <param name="path">Path of the notebook, as given.</param>
    /// <param name="notebook">The notebook.</param>
    /// <param name="unsolved">Whether exercises run their starters, so that their checks have to fail.</param>
    /// <param name="parameters">Values for parameters, by name; see <see cref="Parameters"/>.</param>
    /// <param name="keepsCellsWhole">Whether cells stay whole, because the host handles their directives itself.</param>
    /// <param name="skipForeign">Whether text in languages that this engine does not run, such as F#, is left out.</param>
    /// <returns>The plan. Something that cannot be done is a <see cref="Problem"/> of the cell that asks for it.</returns>
    /// <exception cref="NotebookFormatException">A solution belongs to no exercise, or to several.</exception>
    public static Plan Plan(string path, Notebook notebook, bool unsolved = false, IReadOnlyDictionary<string, string>? parameters = null, bool keepsCellsWhole = false, bool skipForeign = false)
    {
        var folder = FolderOf(path);
        var exercises = new Exercises(path, notebook);
        var planner = new CellPlanner(folder, Path.GetFileName(path), new DocumentNames(), skipForeign) { KeepsWhole = keepsCellsWhole };
        var declared = parameters is { Count: > 0 } ? Parameters.Of(notebook) : null;
        var cells = ImmutableArray.CreateBuilder<PlannedCell>();
        for (var i = 0; i < notebook.Cells.Length; i++)
            if (notebook.Cells[i] is { Kind: CellKind.Code } cell && !string.IsNullOrWhiteSpace(cell.Source)) cells.Add(PlanCell(cell, i + 1));
        return new(path, folder, notebook.Cells.Length, cells.ToImmutable(), IsExclusive(notebook), notebook);

        PlannedCell PlanCell(Cell cell, int number)
        {
            var markers = Markers.Read(cell.Source);
            var source = markers.Exercise is { } id && !unsolved && exercises.SolutionOf(id) is { } solution ? solution : cell.Source;
            var planned = planner.Plan(number, cell, source, markers);
            var injected = number == declared?.Cell ? Set(declared, parameters!) : null;
            return planned with
            {
                Steps = markers.Problem is not null ? planned.Steps : exercises.ProblemOf(markers) is { } problem ? [problem] : injected is null ? planned.Steps : [.. planned.Steps, injected],
                Injected = (injected as Submission)?.Text,
                MustFail = unsolved && markers.Check is not null,
            };
        }
    }

    /// <summary>The folder in which a notebook runs and against which it resolves files: its own.</summary>
    /// <param name="path">Path of the notebook, as given.</param>
    public static string FolderOf(string path) => Path.GetDirectoryName(Path.GetFullPath(path))!;

    /// <summary>Stands for a file name where parameters are set: that text comes from no file.</summary>
    internal const string CommandLine = "--param";

    /// <summary>The step that sets parameters, or the problem with them, or null.</summary>
    private static Step? Set(Parameters declared, IReadOnlyDictionary<string, string> values)
    {
        try
        {
            return declared.Setting(values) is { } text ? new Submission(CommandLine, "parameters", text, CommandLine) : null;
        }
        catch (ParameterException e)
        {
            return new Problem($"--param {e.Message}", 0, CommandLine);
        }
    }

    private static bool IsExclusive(Notebook notebook) =>
        notebook.Metadata["exclusive"] is JsonValue value && value.TryGetValue(out bool exclusive) && exclusive;
}
