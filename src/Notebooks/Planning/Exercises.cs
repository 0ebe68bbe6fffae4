using Notebooks.Formats;

namespace Notebooks.Planning;

/// <summary>The exercises of a notebook: starters in code cells, solutions in fenced blocks of its Markdown cells.</summary>
internal sealed class Exercises
{
    private readonly HashSet<string> _starters;
    private readonly Dictionary<string, string> _solutions = [];

    public Exercises(string path, Notebook notebook)
    {
        _starters = [.. notebook.Cells.Where(c => c.Kind == CellKind.Code).Select(c => Markers.Read(c.Source).Exercise).OfType<string>()];
        foreach (var cell in notebook.Cells.Where(c => c.Kind == CellKind.Markdown))
        {
            foreach (var (text, line) in FencedBlocks.OfCSharp(cell.Source))
            {
                if (Markers.Read(text).Solution is not { } id) continue;
                var at = cell.Line == 0 ? 0 : cell.Line + line - 1;
                if (!_starters.Contains(id))
                    throw new NotebookFormatException(path, $"The solution '{id}' belongs to no exercise: mark the starter cell `// exercise: {id}`.", at);
                if (!_solutions.TryAdd(id, text))
                    throw new NotebookFormatException(path, $"The exercise '{id}' has two solutions: keep one, or give the other block no `// solution:` line.", at);
            }
        }
    }

    public string? SolutionOf(string id) => _solutions.GetValueOrDefault(id);

    public Problem? ProblemOf(Markers markers) => markers switch
    {
        { Exercise: { } id } when !_solutions.ContainsKey(id) =>
            new($"The exercise '{id}' has no solution: add a ```csharp block that begins with `// solution: {id}` to a Markdown cell.", 1),
        { Check: { } id } when !_starters.Contains(id) =>
            new($"There is no exercise '{id}' to check: mark its starter cell `// exercise: {id}`.", 1),
        _ => null,
    };
}
