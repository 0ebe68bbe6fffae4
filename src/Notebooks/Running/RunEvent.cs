namespace Notebooks.Running;

/// <summary>An event of a run. Events of one notebook come in order; those of different notebooks interleave.</summary>
/// <param name="Notebook">Path of the notebook, as given.</param>
public abstract record RunEvent(string Notebook);

/// <summary>A notebook begins.</summary>
/// <param name="Notebook">Its path.</param>
/// <param name="Cells">How many cells it has, prose included; cell numbers go from 1 to this.</param>
public sealed record NotebookStarted(string Notebook, int Cells) : RunEvent(Notebook)
{
    /// <summary>The notebook as it was read. Its file may have changed since.</summary>
    public Formats.Notebook? Document { get; init; }
}

/// <summary>A cell that does something begins. Prose and empty cells have no events.</summary>
/// <param name="Notebook">Path of the notebook.</param>
/// <param name="Cell">One-based number of the cell.</param>
public sealed record CellStarted(string Notebook, int Cell) : RunEvent(Notebook);

/// <summary>The restore of a notebook's packages begins or has ended. It may be for a later cell than the one that runs.</summary>
/// <param name="Notebook">Path of the notebook.</param>
/// <param name="Packages">Their names when it begins; null when it has ended.</param>
public sealed record PackagesRestoring(string Notebook, string? Packages) : RunEvent(Notebook);

/// <summary>A cell put something out, now or long after it ended.</summary>
/// <param name="Notebook">Path of the notebook.</param>
/// <param name="Cell">The cell whose code made the output.</param>
/// <param name="Output">The output.</param>
public sealed record CellOutput(string Notebook, int Cell, Output Output) : RunEvent(Notebook);

/// <summary>A cell ended.</summary>
/// <param name="Notebook">Path of the notebook.</param>
/// <param name="Result">Its result. Late output may still come.</param>
public sealed record CellFinished(string Notebook, CellResult Result) : RunEvent(Notebook);

/// <summary>A notebook ended; its process is gone.</summary>
/// <param name="Notebook">Path of the notebook.</param>
/// <param name="Result">Everything about it.</param>
public sealed record NotebookFinished(string Notebook, NotebookResult Result) : RunEvent(Notebook);
