using System.Diagnostics;
using Notebooks.Compiling;
using Notebooks.Planning;

namespace Notebooks.Tests.Compiling;

public sealed class KilledCompilerTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly Workspace _workspace = new();
    private readonly HashSet<int> _killed = [];

    public KilledCompilerTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "needs signals and the folder /proc");

    public void Dispose() => _workspace.Dispose();

    [Fact(Timeout = 120_000)]
    public async Task A_compiler_that_somebody_kills_is_started_once_more()
    {
        await using var compiler = new CompilerProcess();

        var compiling = compiler.CompileAsync(Request(), Limit, TestContext.Current.CancellationToken);
        await KillAsync(compiler, 1, compiling);

        Assert.True((await compiling).Succeeded);
        Assert.Single(_killed);
    }

    [Fact(Timeout = 120_000)]
    public async Task One_that_is_killed_again_is_not_the_fault_of_the_text()
    {
        await using var compiler = new CompilerProcess();

        var compiling = compiler.CompileAsync(Request(), Limit, TestContext.Current.CancellationToken);
        await KillAsync(compiler, 2, compiling);

        var died = await Assert.ThrowsAsync<CompilerDiedException>(() => compiling);
        Assert.False(died.IsOfText);
        Assert.StartsWith("the process of the compiler was killed twice", died.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 300_000)]
    public async Task One_that_is_stopped_is_given_up_even_when_it_reads_nothing_of_the_text()
    {
        await using var compiler = new CompilerProcess();
        Assert.True((await compiler.CompileAsync(Request(), Limit, TestContext.Current.CancellationToken)).Succeeded);
        using (var stop = Process.Start("kill", ["-STOP", $"{compiler.WorkerId}"])) await stop.WaitForExitAsync(TestContext.Current.CancellationToken);

        // A pipe keeps 64 KB.
        var died = await Assert.ThrowsAsync<CompilerDiedException>(() => compiler.CompileAsync(Request($"// {new string('x', 300_000)}\n2"), TimeSpan.FromSeconds(4), TestContext.Current.CancellationToken));

        Assert.StartsWith("the compiler did not finish within 4 s", died.Message, StringComparison.Ordinal);
        Assert.True((await compiler.CompileAsync(Request("3"), Limit, TestContext.Current.CancellationToken)).Succeeded);
    }

    private CompileRequest Request(string text = "1 + 1") =>
        new(_workspace.Folder, Path.Combine(_workspace.Folder, "packages"), [new($"key{text.Length}", new Submission("test.dib#1", "Cell1", text, ImportedFile: null))]);

    // While it starts, which takes longer than finding it.
    private async Task KillAsync(CompilerProcess compiler, int times, Task compiling)
    {
        while (_killed.Count < times && !compiling.IsCompleted)
        {
            if (compiler.WorkerId is { } id && _killed.Add(id)) Process.GetProcessById(id).Kill();
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }
}
