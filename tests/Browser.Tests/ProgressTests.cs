using System.Text.Json.Nodes;

namespace Browser.Tests;

/// <summary>How far a reader is: noted, shown, and carried to another browser.</summary>
public sealed class ProgressTests(CourseBook book, Chromium chromium)
{
    private const int Patience = 300_000;
    private const string Slug = "05-gather-when-all";

    private static readonly string Following = CourseBook.Slugs[CourseBook.Slugs.ToList().IndexOf(Slug) + 1];

    [Theory(Timeout = Patience)]
    [Needs(Part.Chromium)]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task A_lesson_is_read_when_its_end_was_reached_and_the_index_leads_to_the_next(int width)
    {
        await using var open = await OpenPage.AtAsync(chromium, book.Address("index.html"), width);
        await Assertions.Expect(open.Page.Locator(".tick")).ToHaveCountAsync(0);
        await Assertions.Expect(open.Page.Locator("a.continue")).ToBeHiddenAsync();

        await ReadAsync(open);
        await open.Page.GotoAsync(book.Address("index.html"));
        await open.Page.ReloadAsync();

        await Assertions.Expect(open.Page.Locator($"li[data-lesson='{Slug}'] .tick")).ToBeVisibleAsync();
        await Assertions.Expect(open.Page.Locator(".tick")).ToHaveCountAsync(1);
        await Assertions.Expect(open.Page.Locator(".how-far")).ToHaveTextAsync($"1 of {CourseBook.Slugs.Count} lessons read to the end.");
        if (Parts.Has(Part.Axe)) Assert.Empty(await Axe.SeriousAsync(open.Page));
        await open.Page.Locator("a.continue").ClickAsync();
        await open.ArrivesAsync($"/{Following}.html");
        Assert.Empty(open.Complaints);
    }

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium)]
    public async Task A_reader_goes_on_in_the_section_where_they_were()
    {
        await using var open = await OpenPage.AtAsync(chromium, book.Address($"{Slug}.html"));
        var section = open.Page.Locator("article h2").Nth(2);
        var id = await section.GetAttributeAsync("id");
        await section.EvaluateAsync("heading => heading.scrollIntoView({ behavior: 'instant' })");
        await Assertions.Expect(open.Page.Locator(".on-page a[aria-current]")).ToHaveAttributeAsync("href", $"#{id}");

        await open.Page.GotoAsync(book.Address("index.html"));
        await Assertions.Expect(open.Page.Locator(".tick")).ToHaveCountAsync(0);
        await open.Page.Locator("a.continue").ClickAsync();

        await open.ArrivesAsync($"/{Slug}.html#{id}");
        await Assertions.Expect(open.Page.Locator("article h2").Nth(2)).ToBeInViewportAsync();
    }

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium)]
    public async Task Progress_and_predictions_go_into_a_file_and_come_back()
    {
        await using var open = await OpenPage.AtAsync(chromium, book.Address("index.html"));
        await ReadAsync(open);
        await open.Page.EvaluateAsync("() => { localStorage.setItem('interleave:13-semaphore', '{\"a\":1}'); localStorage.setItem('other', 'stays'); }");
        await open.Page.GotoAsync(book.Address("index.html"));

        var download = await open.Page.RunAndWaitForDownloadAsync(() => open.Page.Locator(".kept .save").ClickAsync());
        Assert.Equal("interleave-progress.json", download.SuggestedFilename);
        var file = await File.ReadAllTextAsync(await download.PathAsync());
        Assert.Equal(["interleave:13-semaphore", "interleave:progress"], JsonNode.Parse(file)!["kept"]!.AsObject().Select(entry => entry.Key));

        open.Page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await open.Page.Locator(".kept .forget").ClickAsync();
        await Assertions.Expect(open.Page.Locator(".tick")).ToHaveCountAsync(0);
        Assert.Equal(["other"], await open.Page.EvaluateAsync<string[]>("() => Object.keys(localStorage)"));

        await LoadAsync(open, file);
        await Assertions.Expect(open.Page.Locator(".kept .told")).ToHaveTextAsync("Loaded: one lesson in it is read.");
        await Assertions.Expect(open.Page.Locator($"li[data-lesson='{Slug}'] .tick")).ToBeVisibleAsync();
        Assert.Equal("{\"a\":1}", await open.Page.EvaluateAsync<string>("() => localStorage.getItem('interleave:13-semaphore')"));
    }

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium)]
    public async Task What_was_read_under_a_former_name_stays_read()
    {
        await using var open = await OpenPage.AtAsync(chromium, book.Address("404.html"));
        await open.Page.EvaluateAsync("""
            () => {
              localStorage.setItem('interleave:progress', '{"version":1,"read":{"26-blocking":"2026-11-29"},"last":{"page":"26-blocking.html","anchor":"","section":""}}');
              localStorage.setItem('interleave:26-blocking', '{"asked":1,"made":{}}');
            }
            """);

        await open.Page.GotoAsync(book.Address("index.html"));

        await Assertions.Expect(open.Page.Locator("li[data-lesson='27-blocking'] .tick")).ToBeVisibleAsync();
        await Assertions.Expect(open.Page.Locator("a.continue")).ToHaveAttributeAsync("href", "28-onto-one-thread.html");
        Assert.Equal(["interleave:27-blocking", "interleave:progress"], await open.Page.EvaluateAsync<string[]>("() => Object.keys(localStorage).sort()"));

        await open.Page.GotoAsync(book.Address("26-blocking.html") + "#what-next");
        await open.ArrivesAsync("/27-blocking.html#what-next");
    }

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium)]
    public async Task The_index_says_what_was_predicted()
    {
        await using var open = await OpenPage.AtAsync(chromium, book.Address("index.html"));
        await open.Page.AddInitScriptAsync($"window.interleaveAnswers ??= {{ sentence: lesson => JSON.parse(localStorage.getItem('interleave:' + lesson))?.asked === 2 ? '1 of 2 predicted, 1 right' : '' }};");
        await open.Page.EvaluateAsync("lesson => localStorage.setItem('interleave:' + lesson, '{\"asked\":2,\"made\":{\"1a2b3c4d\":{\"answer\":1,\"right\":true}}}')", Slug);

        await open.Page.ReloadAsync();

        await Assertions.Expect(open.Page.Locator(".predicted")).ToHaveCountAsync(1);
        await Assertions.Expect(open.Page.Locator($"li[data-lesson='{Slug}'] .predicted")).ToHaveTextAsync("1 of 2 predicted, 1 right");
    }

    [Theory(Timeout = Patience)]
    [Needs(Part.Chromium)]
    [InlineData("not json", "This file is not JSON; choose one that “Save to a file” has made.")]
    [InlineData("[]", "This file does not hold the course’s progress; choose one that “Save to a file” has made.")]
    [InlineData("""{"format":"interleave progress","version":2,"kept":{}}""", "This file is of version 2, and this page knows version 1; open the newest pages of the course and load it there.")]
    [InlineData("""{"format":"interleave progress","version":1,"kept":{"theme":"dark"}}""", "This file was changed: “theme” is not a part of the course’s progress; choose one that “Save to a file” has made.")]
    [InlineData("""{"format":"interleave progress","version":1,"kept":{"interleave:progress":"{\"version\":1,\"read\":{},\"last\":{\"page\":\"javascript:alert(1)\",\"anchor\":\"\",\"section\":\"\"}}"}}""",
        "This file was changed: its “interleave:progress” is not what this page writes; choose one that “Save to a file” has made.")]
    public async Task A_file_that_is_something_else_is_refused_in_one_sentence_and_changes_nothing(string file, string sentence)
    {
        await using var open = await OpenPage.AtAsync(chromium, book.Address("index.html"));
        await ReadAsync(open);
        await open.Page.GotoAsync(book.Address("index.html"));
        var before = await open.Page.EvaluateAsync<string>("() => JSON.stringify(localStorage)");

        await LoadAsync(open, file);

        await Assertions.Expect(open.Page.Locator(".kept .told")).ToHaveTextAsync(sentence);
        Assert.Equal(before, await open.Page.EvaluateAsync<string>("() => JSON.stringify(localStorage)"));
        await Assertions.Expect(open.Page.Locator(".tick")).ToHaveCountAsync(1);
    }

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium)]
    public async Task What_another_program_left_under_the_same_key_is_no_progress()
    {
        await using var open = await OpenPage.AtAsync(chromium, book.Address("index.html"));
        await open.Page.EvaluateAsync("() => localStorage.setItem('interleave:progress', '{\"version\":1,\"read\":[1]}')");
        await open.Page.ReloadAsync();

        await Assertions.Expect(open.Page.Locator(".how-far")).ToHaveTextAsync($"0 of {CourseBook.Slugs.Count} lessons read to the end.");
        Assert.Empty(open.Complaints);
    }

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium)]
    public async Task A_browser_that_keeps_nothing_shows_the_pages_all_the_same()
    {
        await using var open = await OpenPage.AtAsync(chromium, "about:blank");
        await open.Page.AddInitScriptAsync("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } })");

        await ReadAsync(open);
        await open.Page.GotoAsync(book.Address("index.html"));

        await Assertions.Expect(open.Page.Locator(".how-far")).ToBeVisibleAsync();
        await Assertions.Expect(open.Page.Locator(".begin.first")).ToBeVisibleAsync();
        Assert.Empty(open.Complaints);
    }

    private async Task ReadAsync(OpenPage open)
    {
        await open.Page.GotoAsync(book.Address($"{Slug}.html"));
        await open.Page.Locator("aside.run").ScrollIntoViewIfNeededAsync();
        await open.Page.WaitForFunctionAsync($"() => '{Slug}' in book.progress.get().read");
    }

    private static Task LoadAsync(OpenPage open, string file) => open.Page.Locator(".kept input[type=file]").SetInputFilesAsync(
        new FilePayload { Name = "progress.json", MimeType = "application/json", Buffer = System.Text.Encoding.UTF8.GetBytes(file) });
}
