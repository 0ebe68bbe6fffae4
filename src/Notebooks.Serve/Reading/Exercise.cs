namespace Notebooks.Serve.Reading;

/// <summary>An exercise that has a solution.</summary>
/// <param name="Starter">The number of the cell in which the reader writes.</param>
/// <param name="Check">The number of the cell that checks it.</param>
/// <param name="Solved">The solution, and the check below it, as one text.</param>
internal sealed record Exercise(int Starter, int Check, string Solved)
{
    // Far beyond the last cell of any notebook.
    private const int Beside = 1_000_000;

    /// <summary>The number of what the solution shows. No cell of the notebook has it.</summary>
    public int Aside => AsideOf(Check);

    /// <summary>The number of what a solution shows.</summary>
    /// <param name="check">The number of the check.</param>
    public static int AsideOf(int check) => Beside + check;
}
