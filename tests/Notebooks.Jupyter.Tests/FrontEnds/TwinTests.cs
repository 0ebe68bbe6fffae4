using System.Text.Json.Nodes;
using Notebooks.Jupyter.Tests.Support;
using Microsoft.Playwright;

namespace Notebooks.Jupyter.Tests.FrontEnds;

/// <summary>The executed twins where readers open them, without running anything.</summary>
public class TwinTests(InstalledKernel kernel, Chromium chromium)
{
    [Fact(Timeout = 600_000)]
    [Needs(Part.Jupyter)]
    public async Task Every_twin_is_valid_and_its_page_shows_its_pictures()
    {
        var ended = await kernel.PythonAsync(Repository.Root, Path.Combine(InstalledKernel.Clients, "twins.py"), Repository.Notebooks);

        Assert.True(ended.ExitCode == 0, ended.Text);
        Assert.Contains($"done: {Directory.GetFiles(Repository.Notebooks, "*.ipynb").Length} twins", ended.Text);
    }

    [Fact(Timeout = 900_000)]
    [Needs(Part.Jupyter, Part.NotebookServer, Part.Chromium)]
    public async Task Every_twin_opens_in_the_classic_Notebook_with_its_pictures()
    {
        using var course = new CourseCopy();
        var twins = course.CopyTwins();
        await using var server = await NotebookServer.StartAsync(kernel, course.Root);
        var page = await chromium.PageAsync(1200);

        // A twin is read here, not run, which other tests do: no kernel has to start for each. The page asks for none, because
        // a browser whose requests go through a route keeps no file of the page before.
        await page.AddInitScriptAsync("""
            const open = XMLHttpRequest.prototype.open;
            XMLHttpRequest.prototype.open = function (method, address, ...more) {
              return open.call(this, method, address.includes('/api/sessions') ? '/no-kernel' : address, ...more);
            };
            """);
        foreach (var twin in twins)
        {
            await page.GotoAsync($"{server.Address}/notebooks/notebooks/{Path.GetFileName(twin)}");
            await page.WaitForFunctionAsync("() => window.Jupyter?.notebook?._fully_loaded");
            await page.WaitForFunctionAsync("() => [...document.querySelectorAll('.output_png img')].every(picture => picture.complete)");

            Assert.Equal(Pictures(twin), await page.EvaluateAsync<int>("[...document.querySelectorAll('.output_png img')].filter(picture => picture.naturalWidth > 300).length"));
            Assert.Equal(".net-csharp", await page.EvaluateAsync<string>("Jupyter.notebook.metadata.kernelspec.name"));
        }
    }

    [Fact(Timeout = 600_000)]
    [Needs(Part.Jupyter, Part.NotebookServer, Part.Chromium)]
    public async Task A_twin_that_is_only_opened_is_not_marked_as_changed()
    {
        using var course = new CourseCopy();
        var saved = await kernel.NbAsync(course.Notebooks, "save", "05-gather-when-all.dib");
        Assert.True(saved.ExitCode == 0, saved.Text);
        await using var server = await NotebookServer.StartAsync(kernel, course.Root);
        var page = await chromium.PageAsync(1200);

        await page.GotoAsync($"{server.Address}/notebooks/notebooks/05-gather-when-all.ipynb");
        // Notebook compares what the file says of its kernel and language with what the kernel says of itself.
        await page.WaitForFunctionAsync("() => window.Jupyter?.notebook?._fully_loaded && Jupyter.notebook.kernel?.info_reply?.language_info && document.querySelector('#kernel_indicator_icon').classList.contains('kernel_idle_icon')");
        await page.WaitForFunctionAsync("() => document.querySelectorAll('.output_png img, .js-plotly-plot').length > 0");
        Assert.False(await page.EvaluateAsync<bool>("Jupyter.notebook.dirty"), "Only opened, and marked as changed.");
    }

    private static int Pictures(string twin) =>
        JsonNode.Parse(File.ReadAllText(twin))!["cells"]!.AsArray().SelectMany(cell => cell!["outputs"]?.AsArray() ?? []).Count(output => output!["data"]?["image/png"] is not null);
}
