using System.Collections.Immutable;
using Notebooks.Formats;

namespace Notebooks.Planning;

/// <summary>The work for a notebook: its cells with imports inlined, expectations read and solutions put in place.</summary>
/// <param name="Path">Path of the notebook, as given.</param>
/// <param name="Folder">Full path of its folder, in which it runs and against which it resolves files.</param>
/// <param name="CellCount">How many cells the notebook has, prose included.</param>
/// <param name="Cells">The cells that do something, in order.</param>
/// <param name="Exclusive">Whether the notebook asks to run alone (<c>"exclusive": true</c> in its metadata).</param>
/// <param name="Notebook">The notebook as it was read.</param>
public sealed record Plan(string Path, string Folder, int CellCount, ImmutableArray<PlannedCell> Cells, bool Exclusive, Notebook Notebook);

/// <summary>A cell that does something.</summary>
/// <param name="Number">One-based number among all cells of the notebook.</param>
/// <param name="Cell">The cell as written.</param>
/// <param name="Source">The text to execute: the cell's own, or the solution that takes its place.</param>
/// <param name="Markers">The markers in the comments on its first lines.</param>
/// <param name="Steps">Its steps, in order.</param>
public sealed record PlannedCell(int Number, Cell Cell, string Source, Markers Markers, ImmutableArray<Step> Steps)
{
    /// <summary>Whether <c>#!time</c> asks for the time it took.</summary>
    public bool IsTimed { get; init; }

    /// <summary>Languages of the text that was left out, because this engine does not run them.</summary>
    public ImmutableArray<string> Skipped { get; init; } = [];

    /// <summary>C# that sets parameters after its own text, or null.</summary>
    public string? Injected { get; init; }

    /// <summary>Whether it checks an exercise that was left unsolved, so that it has to fail.</summary>
    public bool MustFail { get; init; }
}
