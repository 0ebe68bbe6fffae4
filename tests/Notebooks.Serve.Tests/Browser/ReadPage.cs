using Microsoft.Playwright;

namespace Notebooks.Serve.Tests.Browser;

/// <summary>A lesson of the course, opened in a browser, with everything that it complains of.</summary>
internal sealed class ReadPage : IAsyncDisposable
{
    private readonly List<string> _complaints = [];

    private ReadPage(IPage page) => Page = page;

    public IPage Page { get; }

    /// <summary>Errors in the console, exceptions, and answers that were none.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>Opens a lesson as a reader does: by the printed address, then by the list of lessons.</summary>
    public static async Task<ReadPage> OpenAsync(Chromium chromium, CourseServer course, string slug, int width = 1280)
    {
        var address = await course.AddressAsync();
        var open = new ReadPage(await chromium.PageAsync(width));
        open.Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") open._complaints.Add(message.Text);
        };
        open.Page.PageError += (_, error) => open._complaints.Add(error);
        open.Page.Response += (_, response) =>
        {
            if (response.Status >= 400) open._complaints.Add($"{response.Status} {response.Url}");
        };
        await open.Page.GotoAsync(address);
        await open.Page.ClickAsync($"main a[href='{slug}.html']");
        await open.ReadyAsync();
        return open;
    }

    /// <summary>The cell of code that contains a text, among all cells.</summary>
    public ILocator Cell(string text) => Page.Locator(".code-cell", new() { HasText = text }).First;

    /// <summary>The exercise panel.</summary>
    public ILocator Exercise => Page.Locator(".exercise-panel").First;

    /// <summary>What the panel says of the reader's answer.</summary>
    public ILocator Verdict => Exercise.Locator("> [role=status]");

    public Task ReadyAsync() => Page.WaitForSelectorAsync("html[data-live=ready]", new() { State = WaitForSelectorState.Attached });

    /// <summary>Waits until a cell is in a state.</summary>
    public Task StateAsync(ILocator cell, string state) => Assertions.Expect(cell).ToHaveAttributeAsync("data-state", state);

    /// <summary>Replaces the text of a cell, as typing does.</summary>
    public async Task TypeAsync(ILocator cell, string text)
    {
        if (await cell.Locator(".cm-content").CountAsync() == 0) await cell.Locator("pre.code").ClickAsync();
        await cell.Locator(".cm-content").WaitForAsync();
        await cell.Locator(".cm-content").FocusAsync();
        await Page.Keyboard.PressAsync("Control+A");
        await Page.Keyboard.InsertTextAsync(text);
    }

    /// <summary>What axe calls serious. The page's policy refuses scripts that are put into it, so axe is evaluated.</summary>
    public async Task<string[]> BarriersAsync()
    {
        await Page.EvaluateAsync(await File.ReadAllTextAsync(Parts.AxePath, TestContext.Current.CancellationToken));
        return await Axe.SeriousAsync(Page);
    }

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();
}
