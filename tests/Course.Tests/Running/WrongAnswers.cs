using System.Text.RegularExpressions;

namespace Course.Tests.Running;

/// <summary>
/// A lesson in which learners try one wrong answer after the other: below the check of an exercise stand its wrong answers,
/// each with the check once more, and then the solution and the check again. So a lesson runs once for all of them.
/// </summary>
internal sealed partial class WrongAnswers
{
    private readonly Dictionary<string, int[]> _checks = [];
    private readonly List<int> _lastChecks = [];

    /// <summary>Writes it.</summary>
    /// <param name="lesson">The lesson.</param>
    /// <param name="answers">The answers to its exercises that are wanted.</param>
    /// <param name="folder">An existing folder, in which it gets one of its own.</param>
    /// <exception cref="InvalidDataException">An answer is to an exercise that the lesson has not.</exception>
    public WrongAnswers(Lesson lesson, IReadOnlyList<WrongAnswer> answers, string folder)
    {
        List<Cell> cells = [];
        foreach (var (number, cell) in lesson.Cells)
        {
            cells.Add(cell);
            if (!IsCode(cell) || Markers.Read(cell.Source).Check is not { } exercise) continue;
            var checks = lesson.Code.Where(c => c.Markers.Check == exercise).ToList();
            if (checks[^1].Number != number) continue;
            foreach (var answer in answers.Where(answer => answer.Exercise == exercise))
            {
                cells.Add(cell with { Source = answer.Code });
                _checks[answer.Name] = Check();
            }

            cells.Add(cell with { Source = SolutionOf(lesson, exercise) });
            _lastChecks.AddRange(Check());

            int[] Check()
            {
                cells.AddRange(checks.Select(check => check.Cell));
                return [.. Enumerable.Range(cells.Count - checks.Count + 1, checks.Count)];
            }
        }

        if (answers.FirstOrDefault(answer => !_checks.ContainsKey(answer.Name)) is { } stray)
            throw new InvalidDataException($"{stray.Name}.cs answers the exercise {stray.Exercise}, which {lesson.Slug}.dib has not.");
        Path = LessonCopy.PathIn(System.IO.Path.Combine(folder, lesson.Slug), lesson.Slug);
        NotebookFile.Write(NotebookFile.Read(lesson.File) with { Cells = [.. cells] }, Path);
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>The cells that check an answer, which come after each other.</summary>
    /// <param name="result">What became of the notebook.</param>
    /// <param name="answer">The answer's name.</param>
    public IReadOnlyList<CellResult> ChecksOf(NotebookResult result, string answer) => [.. result.Cells.Where(cell => _checks[answer].Contains(cell.Number))];

    /// <summary>The cells that check each solution after the wrong answers.</summary>
    /// <param name="result">What became of the notebook.</param>
    public IReadOnlyList<CellResult> LastChecksOf(NotebookResult result) => [.. result.Cells.Where(cell => _lastChecks.Contains(cell.Number))];

    private static bool IsCode(Cell cell) => cell.Kind == CellKind.Code;

    private static string SolutionOf(Lesson lesson, string exercise) =>
        lesson.Prose.SelectMany(cell => Solution().Matches(cell.Source)).First(block => block.Groups["id"].Value == exercise).Groups["text"].Value;

    [GeneratedRegex(@"^(?<text>// solution: (?<id>[\w-]+)\n.*?)\n(?=```)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Solution();
}
