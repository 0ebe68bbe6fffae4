using Notebooks.Jupyter.Tests.Support;

namespace Notebooks.Jupyter.Tests.FrontEnds;

/// <summary>The client libraries of VS Code's Jupyter extension and of JupyterLab, used as these use them.</summary>
public class NodeClientTests(InstalledKernel kernel)
{
    [Fact(Timeout = 600_000)]
    [Needs(Part.Zeromq)]
    public async Task Visual_Studio_Code_runs_a_lesson_asks_interrupts_and_ends()
    {
        using var course = new CourseCopy();
        await ConvertAsync(course);
        var spec = Path.Combine(kernel.Environment["JUPYTER_PATH"]!, "kernels", ".net-csharp", "kernel.json");
        await RunAsync(course, "vscode.js", spec, "twin.ipynb");
    }

    [Fact(Timeout = 600_000)]
    [Needs(Part.Jupyter, Part.NotebookServer, Part.JupyterLabServices)]
    public async Task JupyterLab_runs_a_lesson_asks_interrupts_restarts_and_ends()
    {
        using var course = new CourseCopy();
        await ConvertAsync(course);
        await using var server = await NotebookServer.StartAsync(kernel, course.Root);
        await RunAsync(course, "jupyterlab.js", server.Address, "notebooks/twin.ipynb");
    }

    private async Task ConvertAsync(CourseCopy course)
    {
        var converted = await kernel.NbAsync(course.Notebooks, "convert", "13-semaphore.dib", "twin.ipynb");
        Assert.True(converted.ExitCode == 0, converted.Text);
    }

    private async Task RunAsync(CourseCopy course, string client, params string[] arguments)
    {
        var ended = await Programs.RunAsync(course.Notebooks, kernel.Environment, "node", [Path.Combine(InstalledKernel.Clients, client), Parts.NodeModules, .. arguments]);
        Assert.True(ended.ExitCode == 0 && ended.Text.Contains("done"), ended.Text);
    }
}
