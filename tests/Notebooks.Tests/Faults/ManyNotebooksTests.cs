using Notebooks.Running;

namespace Notebooks.Tests.Faults;

/// <summary>Many notebooks, at once and one after the other.</summary>
public sealed class ManyNotebooksTests : IDisposable
{
    // Code that is compiled a second time, and garbage that may wait longer, take megabytes at a moment that depends on the machine.
    private static readonly Dictionary<string, string?> Steady = new() { ["DOTNET_TieredCompilation"] = "0", ["DOTNET_GCgen0size"] = "0x100000" };

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
    public async Task More_than_a_hundred_notebooks_leave_nothing_in_the_runner()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "looks into /proc");
        const int notebooks = 130, early = 40, late = 120;
        for (var n = 0; n < notebooks; n++) _workspace.WriteCells($"in/n{n:000}.dib", "Console.Write(1);");

        // In a process of its own: what other tests keep in memory is none of the runner's.
        using var nb = NbProcess.Start(_workspace, Steady, ["run", "in", "--out", "out"]);
        var before = await SampleAsync(nb, early);
        var after = await SampleAsync(nb, late);
        var ended = await nb.EndAsync();

        Assert.Equal(0, ended.ExitCode);
        Assert.Contains($"{notebooks} passed, 0 failed", ended.Out);
        // A result takes a few kilobytes; whatever a run leaves besides would show eighty times.
        Assert.InRange(after.Bytes - before.Bytes, long.MinValue, (late - early) * 20_000);
        Assert.InRange(after.Handles - before.Handles, int.MinValue, 50);
    }

    /// <summary>Memory and open files of the runner once so many notebooks have ended.</summary>
    private async Task<(long Bytes, int Handles)> SampleAsync(NbProcess nb, int ended)
    {
        while (_workspace.Files("out").Count() < ended)
        {
            Assert.False(nb.HasEnded, $"It ended before {ended} notebooks had.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        var own = File.ReadLines($"/proc/{nb.Id}/status").First(line => line.StartsWith("RssAnon:", StringComparison.Ordinal));
        return (1024 * long.Parse(own.Split(' ', '\t', StringSplitOptions.RemoveEmptyEntries)[1]), Directory.EnumerateFileSystemEntries($"/proc/{nb.Id}/fd").Count());
    }
}
