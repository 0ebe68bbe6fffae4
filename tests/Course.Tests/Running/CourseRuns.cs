[assembly: AssemblyFixture(typeof(Course.Tests.Running.CourseRuns))]

namespace Course.Tests.Running;

/// <summary>Every run that tests look at, made once: as lessons stand, unsolved, and with each wrong answer.</summary>
public sealed class CourseRuns : IDisposable
{
    // Lessons mostly wait. The first run has the machine as a reader has it; the others are many, and are only to fail.
    private static readonly int Crowded = 2 * Environment.ProcessorCount;

    private readonly TempFolder folder = new("course tests ");
    private readonly Lazy<Task<Dictionary<string, NotebookResult>>> solved;
    private readonly Lazy<Task<Dictionary<string, NotebookResult>>> unsolved;
    private readonly Lazy<Task<Dictionary<string, NotebookResult>>> wrong;

    public CourseRuns()
    {
        // One after the other: a run has its share of the machine, as it has for a reader.
        solved = new(async () =>
        {
            await PublishedLibrary.BuildAsync();
            return await RunAsync(Lesson.All.Select(l => (l.Slug, l.File)), Environment.ProcessorCount);
        });
        unsolved = new(async () =>
        {
            await solved.Value;
            return await RunAsync(Lesson.All.Select(l => (l.Slug, l.File)), Crowded, unsolved: true);
        });
        wrong = new(async () =>
        {
            await unsolved.Value;
            return await RunAsync(WrongAnswer.All.Select(w => (w.Name, w.WriteCopy(folder.Path))), Crowded);
        });
    }

    public async Task<NotebookResult> SolvedAsync(string slug) => (await solved.Value)[slug];

    public async Task<NotebookResult> UnsolvedAsync(string slug) => (await unsolved.Value)[slug];

    public async Task<NotebookResult> WrongAsync(string answer) => (await wrong.Value)[answer];

    public void Dispose() => folder.Dispose();

    private async Task<Dictionary<string, NotebookResult>> RunAsync(IEnumerable<(string Name, string File)> notebooks, int jobs, bool unsolved = false)
    {
        var all = notebooks.ToArray();
        var options = new RunOptions { CacheFolder = folder["cache"], Unsolved = unsolved, Jobs = jobs };
        var results = await new NotebookRunner().RunAsync([.. all.Select(n => n.File)], options, _ => { });
        return all.Zip(results).ToDictionary(r => r.First.Name, r => r.Second);
    }
}
