using Notebooks.Planning;
using Notebooks.Running;

namespace Notebooks.Reporting;

/// <summary>Where a failure can be seen, for editors, terminals and annotations.</summary>
public static class FailurePlace
{
    /// <summary>The file and the line of a failure.</summary>
    /// <param name="notebook">Path of the notebook, as given.</param>
    /// <param name="cell">The cell that failed.</param>
    /// <param name="failure">Its failure.</param>
    /// <returns>A path like that of the notebook, and a one-based line in it; 0 when it is unknown, and in an <c>.ipynb</c>.</returns>
    public static (string File, int Line) Of(string notebook, CellResult cell, Failure failure)
    {
        if (IsImported(failure) && ImportedFile.Of(failure.ImportedFile!) is var imported) return (Beside(notebook, imported.Path), imported.Cell > 0 ? 0 : failure.Line);
        if (cell.Cell.Line == 0) return (notebook, 0);

        // A solution that replaced the text of the cell has other lines than the file.
        var ownText = cell.ExecutedSource == cell.Cell.Source;
        return (notebook, cell.Cell.Line + (ownText ? Math.Max(failure.Line, 1) - 1 : 0));
    }

    /// <summary>The same place as text, in a form that editors and terminals can jump to.</summary>
    /// <inheritdoc cref="Of"/>
    /// <returns>Such as <c>lib.csx:3</c>, or <c>lib.ipynb, cell 3, line 2</c>.</returns>
    public static string TextOf(string notebook, CellResult cell, Failure failure)
    {
        var (file, line) = Of(notebook, cell, failure);
        return Text(file, line, IsImported(failure) ? ImportedFile.Of(failure.ImportedFile!).Cell : 0, failure.Line);
    }

    /// <summary>Whether a failure is in a file that the cell imports. Code that sets parameters is no such file.</summary>
    internal static bool IsImported(Failure failure) => failure.ImportedFile is not (null or Planner.CommandLine);

    internal static string Text(string file, int line, int importedCell, int lineInCell) =>
        line > 0 ? $"{file}:{line}" : importedCell > 0 ? $"{file}, cell {importedCell}{(lineInCell > 0 ? $", line {lineInCell}" : "")}" : file;

    /// <summary>Imports are relative to the notebook's folder. Readers need paths from the current folder.</summary>
    private static string Beside(string notebook, string imported)
    {
        var full = Path.GetFullPath(imported, Path.GetDirectoryName(Path.GetFullPath(notebook))!);
        var near = Path.GetRelativePath(Directory.GetCurrentDirectory(), full);
        return Path.IsPathRooted(notebook) || near.StartsWith("..", StringComparison.Ordinal) ? full : near;
    }
}
