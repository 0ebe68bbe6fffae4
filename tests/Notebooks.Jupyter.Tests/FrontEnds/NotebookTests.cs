using Notebooks.Jupyter.Tests.Support;
using Microsoft.Playwright;

namespace Notebooks.Jupyter.Tests.FrontEnds;

/// <summary>The classic Notebook in a real browser, as a reader uses it. Pictures of it are left in <c>artifacts/notebook</c>.</summary>
public class NotebookTests(InstalledKernel kernel, Chromium chromium)
{
    private const int Patience = 180_000;

    private static readonly string Pictures = Directory.CreateDirectory(Path.Combine(Repository.Artifacts, "notebook")).FullName;

    [Fact(Timeout = 900_000)]
    [Needs(Part.Jupyter, Part.NotebookServer, Part.Chromium)]
    public async Task A_reader_runs_a_lesson_completes_a_word_interrupts_and_restarts()
    {
        using var course = new CourseCopy();
        var converted = await kernel.NbAsync(course.Notebooks, "convert", "13-semaphore.dib", "lesson.ipynb");
        Assert.True(converted.ExitCode == 0, converted.Text);
        await using var server = await NotebookServer.StartAsync(kernel, course.Root);
        var page = await chromium.PageAsync(1200);
        try
        {
            await page.GotoAsync($"{server.Address}/notebooks/notebooks/lesson.ipynb");
            await IdleAsync(page);
            Assert.Equal(".NET (C#)", (await page.InnerTextAsync("#kernel_indicator .kernel_indicator_name")).Trim());

            await RunAllAsync(page);
            await ChartsAsync(page);
            await CompletionAsync(page);
            await HelpAsync(page);
            await InterruptAsync(page);
            await RestartAsync(page);
            await OwnChartAsync(page);
        }
        catch (Exception)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, "failed.png") });
            TestContext.Current.TestOutputHelper?.WriteLine(server.Log);
            throw;
        }
    }

    // The exercise is unsolved, and its cells are tagged: Notebook asks the kernel to go on behind them.
    private static async Task RunAllAsync(IPage page)
    {
        await page.EvaluateAsync("Jupyter.notebook.execute_all_cells()");
        await page.WaitForFunctionAsync("() => Jupyter.notebook.get_cells().filter(c => c.cell_type === 'code' && c.get_text().trim()).every(c => c.input_prompt_number > 0)", null, new() { Timeout = Patience });
        var errors = await page.EvaluateAsync<string[]>("Jupyter.notebook.get_cells().filter(c => c.cell_type === 'code' && !(c.metadata.tags || []).includes('raises-exception')).flatMap(c => c.output_area.outputs).filter(o => o.output_type === 'error').map(o => o.evalue)");
        Assert.Empty(errors);
    }

    private static async Task ChartsAsync(IPage page)
    {
        await page.WaitForFunctionAsync("() => document.querySelectorAll('.output .js-plotly-plot .main-svg').length > 0 && document.querySelectorAll('.output .js-plotly-plot').length === 2 && [...document.querySelectorAll('.output .js-plotly-plot')].every(plot => plot.data.length > 0)");
        var plots = page.Locator(".output .js-plotly-plot");
        Assert.Equal(2, await plots.CountAsync());
        await plots.First.ScrollIntoViewIfNeededAsync();
        // Interactive: a bar that is pointed at explains itself.
        var box = (await plots.First.BoundingBoxAsync())!;
        var points = await page.EvaluateAsync<int>("[...document.querySelectorAll('.js-plotly-plot')][0].querySelectorAll('.point, .trace').length");
        Assert.True(points > 0);
        for (var step = 1; step < 10 && await page.Locator(".hoverlayer .hovertext").CountAsync() == 0; step++)
            for (var row = 1; row < 10 && await page.Locator(".hoverlayer .hovertext").CountAsync() == 0; row++)
            {
                await page.Mouse.MoveAsync(box.X + (box.Width * step / 10), box.Y + (box.Height * row / 10));
                await page.WaitForTimeoutAsync(100);
            }
        Assert.True(await page.Locator(".hoverlayer .hovertext").CountAsync() > 0, "Nothing in the chart answers the mouse.");
        await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, "chart.png") });
    }

    private static async Task CompletionAsync(IPage page)
    {
        await WriteAsync(page, "Console.Wri");
        await page.Keyboard.PressAsync("Tab");
        await page.WaitForSelectorAsync("#complete option, #complete .introspection");
        Assert.Equal(["Write", "WriteLine"], await page.Locator("#complete option").AllInnerTextsAsync());
        await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, "completion.png") });
        await page.Keyboard.PressAsync("Escape");
    }

    private static async Task HelpAsync(IPage page)
    {
        await WriteAsync(page, "Task.Delay(");
        await page.Keyboard.PressAsync("Shift+Tab");
        await page.WaitForSelectorAsync("#tooltip .tooltiptext:visible");
        var help = await page.InnerTextAsync("#tooltip .tooltiptext");
        Assert.Contains("Task Task.Delay(int millisecondsDelay)", help);
        Assert.Contains("Creates a", help);
        await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, "help.png") });
        await page.Keyboard.PressAsync("Escape");
    }

    private static async Task InterruptAsync(IPage page)
    {
        await WriteAsync(page, "Console.WriteLine(\"on its way\"); while (true) ;");
        await page.Keyboard.PressAsync("Control+Enter");
        await LastOutputAsync(page, "on its way");
        await page.EvaluateAsync("Jupyter.notebook.kernel.interrupt()");
        await LastOutputAsync(page, "All variables are gone");
        await IdleAsync(page);
        await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, "interrupted.png") });
    }

    private static async Task RestartAsync(IPage page)
    {
        await page.EvaluateAsync("new Promise(done => { Jupyter.notebook.kernel.events.one('kernel_ready.Kernel', done); Jupyter.notebook.kernel.restart(); })");
        await IdleAsync(page);
        await WriteAsync(page, "6 * 7");
        await page.Keyboard.PressAsync("Control+Enter");
        await LastOutputAsync(page, "42");
        // Numbers begin again. Until the reply is there, a star stands in its place.
        await page.WaitForFunctionAsync("() => Jupyter.notebook.get_cells().slice(-1)[0].input_prompt_number === 1");
    }

    // A chart of a package is drawn as the lessons' figures are, and no less without a network.
    private static async Task OwnChartAsync(IPage page)
    {
        await WriteAsync(page, """
            #r "nuget: Plotly.NET.Interactive, 6.0.0"
            #r "nuget: Plotly.NET.CSharp, 0.14.0"
            Plotly.NET.CSharp.Chart.Line<int, int, string>(new[] { 1, 2, 3 }, new[] { 2, 1, 3 }, Name: "mine")
            """);
        await page.Keyboard.PressAsync("Control+Enter");
        await page.WaitForFunctionAsync("() => { const plot = [...document.querySelectorAll('.code_cell')].slice(-1)[0].querySelector('.js-plotly-plot'); return plot && plot.querySelector('.main-svg .scatterlayer .trace') && plot.data[0].name === 'mine'; }", null, new() { Timeout = Patience });
        await page.Locator(".js-plotly-plot").Last.ScrollIntoViewIfNeededAsync();
        await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, "own-chart.png") });
    }

    private static async Task WriteAsync(IPage page, string code)
    {
        await page.EvaluateAsync(
            """
            code => {
                const notebook = Jupyter.notebook;
                notebook.select(notebook.ncells() - 1);
                notebook.insert_cell_below('code');
                notebook.select(notebook.ncells() - 1);
                const cell = notebook.get_selected_cell();
                cell.set_text(code);
                notebook.edit_mode();
                cell.code_mirror.setCursor(0, code.length);
                cell.focus_editor();
                cell.element[0].scrollIntoView();
            }
            """, code);
    }

    private static Task LastOutputAsync(IPage page, string text) => page.WaitForFunctionAsync(
        "text => { const outputs = [...document.querySelectorAll('.code_cell')].slice(-1)[0].querySelector('.output'); return outputs && outputs.innerText.includes(text); }", text);

    private static Task IdleAsync(IPage page) => page.WaitForFunctionAsync(
        "() => window.Jupyter && Jupyter.notebook && Jupyter.notebook.kernel && Jupyter.notebook.kernel.is_connected() && document.querySelector('#kernel_indicator_icon').classList.contains('kernel_idle_icon')");
}
