using System.Diagnostics;
using Notebooks.Workspaces.Language;

namespace Notebooks.Jupyter.Tests.Language;

/// <summary>A language worker that somebody has stopped.</summary>
public class StoppedWorkerTests
{
    [Fact(Timeout = 300_000)]
    public async Task It_costs_the_answer_and_the_next_question_gets_another()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs signals");
        await using var service = new LanguageService();
        Assert.Equal("complete", (await service.IsCompleteAsync("1 + 1")).Status);
        using (var stop = Process.Start("kill", ["-STOP", $"{service.WorkerId}"])) await stop.WaitForExitAsync(TestContext.Current.CancellationToken);

        // A pipe keeps 64 KB.
        Assert.Equal("unknown", (await service.IsCompleteAsync(new string('x', 300_000))).Status);
        Assert.Equal("complete", (await service.IsCompleteAsync("1 + 1")).Status);
    }
}
