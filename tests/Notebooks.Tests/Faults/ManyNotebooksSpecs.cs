using Notebooks.Running;

namespace Notebooks.Tests.Faults;

/// <summary>Many notebooks, at once and one after the other.</summary>
public sealed class ManyNotebooksSpecs : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact(Timeout = 600_000)]
    public async Task Fifty_notebooks_at_once_get_their_verdicts()
    {
        string[] paths = [.. Enumerable.Range(0, 50).Select(n => _workspace.WriteCells(
            $"n{n:00}.dib", "await Task.Delay(200);", n % 5 == 0 ? "throw new TimeoutException();" : $"Console.Write(\"{n % 2}\");"))];
        var results = await _workspace.RunAllAsync(paths, _workspace.Options with { Jobs = 50, CellTimeout = TimeSpan.FromSeconds(120) });

        Assert.Equal(Enumerable.Range(0, 50).Select(n => n % 5 == 0 ? Verdict.Failed : Verdict.Passed), results.Select(r => r.Verdict));
        Assert.Equal(Enumerable.Range(0, 50).Where(n => n % 5 != 0).Select(n => $"{n % 2}"), results.Where(r => r.Verdict == Verdict.Passed).Select(r => r.Cells[1].Text()));
    }

    [Fact(Timeout = 1_800_000)]
    [Trait("Category", "Slow")]
    public async Task A_thousand_notebooks_leave_nothing_in_the_runner()
    {
        const int notebooks = 1000;
        string[] paths = [.. Enumerable.Range(0, notebooks).Select(n => _workspace.WriteCells($"n{n:000}.dib", "Console.Write(1);"))];
        var done = 0;
        List<(long Bytes, int Handles)> samples = [];
        var results = await new NotebookRunner().RunAsync(paths, _workspace.Options, e =>
        {
            if (e is NotebookFinished && ++done % 250 == 0) samples.Add((GC.GetTotalMemory(forceFullCollection: true), OpenFiles()));
        });

        Assert.All(results, r => Assert.Equal(Verdict.Passed, r.Verdict));
        Assert.Equal(notebooks, results.Count);
        // A result takes a few kilobytes and is the caller's; whatever a run leaves besides would show a thousandfold.
        Assert.InRange(samples[^1].Bytes - samples[0].Bytes, long.MinValue, 750 * 20_000);
        Assert.InRange(samples[^1].Handles - samples[0].Handles, int.MinValue, 50);
    }

    private static int OpenFiles() => OperatingSystem.IsLinux() ? Directory.EnumerateFileSystemEntries("/proc/self/fd").Count() : 0;
}
