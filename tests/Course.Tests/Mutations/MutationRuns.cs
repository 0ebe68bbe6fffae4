using System.Globalization;
using Course.Tests.Running;

[assembly: AssemblyFixture(typeof(Course.Tests.Mutations.MutationRuns))]

namespace Course.Tests.Mutations;

/// <summary>The runs of mutated lessons, and of each lesson once unchanged. They share one cache, so that what a mutation does not reach is compiled once.</summary>
public sealed class MutationRuns : IDisposable
{
    private readonly TempFolder _folder = new("mutated lessons ");
    private readonly Lazy<Task<Batch>> _batch;

    public MutationRuns() => _batch = new(StartAsync);

    /// <summary>A lesson with its cells cut, and nothing changed.</summary>
    public Task<NotebookResult> UnchangedAsync(string slug) => ResultAsync(slug);

    /// <summary>A lesson with one mutation.</summary>
    public Task<NotebookResult> MutatedAsync(Mutation mutation) => ResultAsync(mutation.Name);

    public void Dispose() => _folder.Dispose();

    private async Task<NotebookResult> ResultAsync(string name) => await (await _batch.Value).ResultAsync(name);

    private async Task<Batch> StartAsync()
    {
        await PublishedLibrary.BuildAsync();
        var asked = AskedFor.Of(typeof(MutationTests), nameof(MutationTests.A_claim_does_not_survive)).ToHashSet();
        var mutations = MutationList.All.SelectMany(list => list.Mutations).Where(mutation => asked.Contains(mutation.Name)).ToList();
        // An unchanged lesson comes before its mutations, and fills the cache for them.
        var copies = mutations.Select(mutation => (mutation.Name, mutation.Lesson, Change: (Func<string, string>)mutation.Apply))
            .Concat(mutations.Select(mutation => mutation.Lesson).Distinct().Select(slug => (Name: slug, Lesson: slug, Change: (Func<string, string>)(text => text))))
            .OrderBy(copy => copy.Name, StringComparer.Ordinal)
            .Select((copy, number) => (copy.Name, File: Write(number, copy.Lesson, copy.Change)));
        var batch = new Batch(copies.ToDictionary(copy => copy.Name, copy => copy.File));
        _ = Task.Run(() => batch.RunAsync(new() { KeepGoing = true, Retries = false, CacheFolder = _folder["cache"] }));
        return batch;
    }

    private string Write(int number, string slug, Func<string, string> change)
    {
        var copy = LessonCopy.PathIn(_folder[number.ToString(CultureInfo.InvariantCulture)], slug);
        File.WriteAllText(copy, change(File.ReadAllText(new Lesson(slug).File).ReplaceLineEndings("\n")));
        NotebookFile.Write(CutCells.Of(NotebookFile.Read(copy)), copy);
        return copy;
    }
}
