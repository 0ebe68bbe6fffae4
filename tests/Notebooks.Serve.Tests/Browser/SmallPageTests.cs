using Microsoft.Playwright;
using Notebooks.Serve.Tests.Support;

namespace Notebooks.Serve.Tests.Browser;

/// <summary>Small notebooks in a browser.</summary>
public sealed class SmallPageTests(Chromium chromium)
{
    private const int Patience = 300_000;

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium)]
    public async Task A_slider_changes_a_parameter_and_what_is_below_runs_again()
    {
        await using var served = await ServedFolder.StartAsync("// parameters\nint count = 3;\nbool loud = false;", "Console.WriteLine($\"{count} {loud}\");");
        var page = await OpenAsync(served);
        await page.ClickAsync("#cell-2 .go");
        await Assertions.Expect(page.Locator("#cell-2 .output")).ToHaveTextAsync("3 False\n");

        await page.Locator("input[type=range]").FillAsync("7");
        await Assertions.Expect(page.Locator("#cell-2 .output")).ToHaveTextAsync("7 False\n");
        await page.GetByLabel("loud").CheckAsync();
        await Assertions.Expect(page.Locator("#cell-2 .output")).ToHaveTextAsync("7 True\n");

        // The text of the cell is what was set, so that a reader sees what a slider is.
        await Assertions.Expect(page.Locator("#cell-1 .cm-content")).ToContainTextAsync("int count = 7;");
        await page.Context.CloseAsync();
    }

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium)]
    public async Task A_slider_is_not_held_up_by_an_endless_wait_of_an_older_position()
    {
        await using var served = await ServedFolder.StartAsync("// parameters\nint seconds = 9;", "Console.WriteLine($\"waits {seconds}\"); if (seconds > 5) await Task.Delay(-1);");
        var page = await OpenAsync(served);
        await page.ClickAsync("#cell-2 .go");
        await Assertions.Expect(page.Locator("#cell-2 .output")).ToHaveTextAsync("waits 9\n");

        await page.Locator("input[type=range]").FillAsync("8");
        await Assertions.Expect(page.Locator("#cell-2 .output")).ToHaveTextAsync("waits 8\n");
        await page.Locator("input[type=range]").FillAsync("3");

        await Assertions.Expect(page.Locator("#cell-2 .output")).ToHaveTextAsync("waits 3\n");
        await Assertions.Expect(page.Locator("#cell-2")).ToHaveAttributeAsync("data-state", "done");
        await page.Context.CloseAsync();
    }

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium)]
    public async Task Outputs_wait_until_a_prediction_is_made()
    {
        await using var served = await ServedFolder.StartAsync("Console.WriteLine(\"before\");", "Console.WriteLine(\"the answer\");", "Console.WriteLine(\"after\");");
        var page = await OpenAsync(served);
        await page.EvaluateAsync("""
            () => {
              document.getElementById('cell-2').insertAdjacentHTML('beforebegin', '<div class="prediction" id="prediction-1"></div>');
              document.getElementById('cell-2').insertAdjacentHTML('afterend', '<div class="veil" data-of="1">The recorded answer</div>');
            }
            """);
        await page.ClickAsync("#cell-3 .go");
        await Assertions.Expect(page.Locator("#cell-3 .output")).ToHaveTextAsync("after\n");

        await Assertions.Expect(page.Locator("#cell-1 .output")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#cell-2 .outputs")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("#cell-2 .waits")).ToBeVisibleAsync();

        await page.EvaluateAsync("() => document.getElementById('prediction-1').classList.add('over')");
        await Assertions.Expect(page.Locator("#cell-2 .output")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#cell-2 .waits")).ToBeHiddenAsync();
        await page.Context.CloseAsync();
    }

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium)]
    public async Task Markup_of_a_cell_cannot_reach_the_page()
    {
        await using var served = await ServedFolder.StartAsync("Microsoft.DotNet.Interactive.KernelInvocationContextExtensions.DisplayAs(Microsoft.DotNet.Interactive.KernelInvocationContext.Current, \"<b>bold</b><script>document.body.append('script ran'); try { parent.document.title = 'taken'; } catch { document.body.append(', and found nothing'); }</script>\", \"text/html\");");
        var page = await OpenAsync(served);
        await page.ClickAsync("#cell-1 .go");

        // Its script runs, so that it is the frame that keeps it in.
        await Assertions.Expect(page.FrameLocator("#cell-1 iframe").Locator("body")).ToContainTextAsync("script ran, and found nothing");
        Assert.DoesNotContain("taken", await page.TitleAsync());
        await page.Context.CloseAsync();
    }

    private async Task<IPage> OpenAsync(ServedFolder served)
    {
        var page = await chromium.PageAsync(1280);
        await page.GotoAsync(served.Server.Address);
        await page.ClickAsync("main a[href='one.html']");
        await page.WaitForSelectorAsync("html[data-live=ready]", new() { State = WaitForSelectorState.Attached });
        return page;
    }
}
