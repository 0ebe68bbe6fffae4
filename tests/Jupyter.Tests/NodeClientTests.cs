using Jupyter.Tests.Support;

namespace Jupyter.Tests;

/// <summary>The client library of VS Code's Jupyter extension, used as the extension uses it.</summary>
public class NodeClientTests(InstalledKernel kernel)
{
    [Fact(Timeout = 600_000, Skip = Parts.NoNode, SkipUnless = nameof(Parts.HasNode), SkipType = typeof(Parts))]
    public async Task It_runs_a_lesson_asks_interrupts_and_ends()
    {
        using var course = new CourseCopy();
        var converted = await kernel.NbAsync(course.Notebooks, "convert", "13-semaphore.dib", "twin.ipynb");
        Assert.True(converted.ExitCode == 0, converted.Text);
        var spec = Path.Combine(kernel.Environment["JUPYTER_PATH"], "kernels", ".net-csharp", "kernel.json");
        var ended = await Programs.RunAsync(course.Notebooks, kernel.Environment, "node", Path.Combine(Repository.Clients, "vscode.js"), Parts.NodeModules, spec, "twin.ipynb");
        Assert.True(ended.ExitCode == 0 && ended.Text.Contains("done"), ended.Text);
    }
}
