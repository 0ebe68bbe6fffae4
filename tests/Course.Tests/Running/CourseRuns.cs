[assembly: AssemblyFixture(typeof(Course.Tests.Running.CourseRuns))]

namespace Course.Tests.Running;

/// <summary>
/// The runs that tests look at, made once and only for what is asked for: lessons as they stand, on both engines,
/// unsolved, and with wrong answers. Lessons as they stand share a cache of compiled cells with other tests.
/// </summary>
public sealed class CourseRuns : IDisposable
{
    // Lessons mostly wait. The first run has the machine as a reader has it; the others are many, and are only to fail.
    private static readonly int Crowded = 3 * Environment.ProcessorCount;

    private static readonly RunOptions AsTheyStand = new() { CacheFolder = LessonCache.Folder };

    private readonly TempFolder _folder = new("course tests ");
    private readonly Lazy<Batch> _solved;
    private readonly Lazy<Batch> _interactive;
    private readonly Lazy<Batch> _unsolved;
    private readonly Lazy<Batch> _wrong;
    private readonly Dictionary<string, WrongAnswers> _tried = [];
    private readonly Lazy<Task> _built = new(PublishedLibrary.BuildAsync);

    // One after the other: a run has its share of the machine, as it has for a reader.
    private Task _last = Task.CompletedTask;

    public CourseRuns()
    {
        _solved = new(() => Start(
            [.. Asked(nameof(LessonTests.A_lesson_runs_and_every_claim_holds)).Union(Asked(nameof(LessonTests.A_lesson_says_the_same_on_dotnet_interactive)))],
            FileOf, AsTheyStand with { Jobs = Environment.ProcessorCount }));
        _interactive = new(() => Start(Asked(nameof(LessonTests.A_lesson_says_the_same_on_dotnet_interactive)), FileOf, AsTheyStand with { Jobs = Environment.ProcessorCount, Engine = EngineKind.Interactive, Retries = true }));
        _unsolved = new(() => Start(Asked(nameof(LessonTests.Nobody_is_told_that_an_unsolved_exercise_is_right)), FileOf, AsTheyStand with { Jobs = Crowded, Unsolved = true }));
        _wrong = new(() => Start(TryWrongAnswers(), slug => _tried[slug].Path, new() { Cache = new(_folder["compiled"], LessonCache.Packages), Jobs = Crowded, KeepGoing = true }));
    }

    public Task<NotebookResult> SolvedAsync(string slug) => ResultAsync(_solved, slug);

    public Task<NotebookResult> InteractiveAsync(string slug) => ResultAsync(_interactive, slug);

    public Task<NotebookResult> UnsolvedAsync(string slug) => ResultAsync(_unsolved, slug);

    /// <summary>The lesson of a wrong answer, and the cells of it that checked the answer.</summary>
    public async Task<(NotebookResult Lesson, IReadOnlyList<CellResult> Checks)> WrongAsync(string answer)
    {
        var slug = new WrongAnswer(answer).Lesson;
        var lesson = await ResultAsync(_wrong, slug);
        return (lesson, _tried[slug].ChecksOf(lesson, answer));
    }

    public void Dispose() => _folder.Dispose();

    private async Task<NotebookResult> ResultAsync(Lazy<Batch> batch, string name)
    {
        await _built.Value;
        return await batch.Value.ResultAsync(name);
    }

    private Batch Start(IReadOnlyList<string> names, Func<string, string> fileOf, RunOptions options)
    {
        var batch = new Batch(names.ToDictionary(name => name, fileOf));
        var before = _last;
        _last = Task.Run(async () =>
        {
            await before;
            await batch.RunAsync(options);
        });
        return batch;
    }

    /// <summary>The lesson after all wrong answers to its exercises, and the cells of it that checked its solutions then.</summary>
    public async Task<(NotebookResult Lesson, IReadOnlyList<CellResult> Checks)> RightAfterWrongAsync(string slug)
    {
        var lesson = await ResultAsync(_wrong, slug);
        return (lesson, _tried[slug].LastChecksOf(lesson));
    }

    private IReadOnlyList<string> TryWrongAnswers()
    {
        var wanted = Asked(nameof(LessonTests.A_likely_mistake_is_called_by_its_name)).ToHashSet();
        var lessons = Asked(nameof(LessonTests.A_right_answer_is_accepted_after_wrong_ones)).ToHashSet();
        foreach (var answers in WrongAnswer.All.Where(answer => wanted.Contains(answer.Name) || lessons.Contains(answer.Lesson)).GroupBy(answer => answer.Lesson))
        {
            _tried[answers.Key] = new(new(answers.Key), [.. answers], _folder.Path);
        }

        return [.. _tried.Keys];
    }

    private static string FileOf(string slug) => new Lesson(slug).File;

    private static IReadOnlyList<string> Asked(string theory) => AskedFor.Of(typeof(LessonTests), theory);
}
