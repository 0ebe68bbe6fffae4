namespace Browser.Tests;

/// <summary>The way through the book: contents of a page, links to sections, copying, keys, and the whole course on one page.</summary>
public sealed class WayTests(CourseBook book, Chromium chromium)
{
    private const int Patience = 300_000;
    private const string Lesson = "13-semaphore.html", Next = "14-races-and-locks.html";

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium)]
    public async Task The_contents_beside_a_page_follow_the_reader()
    {
        await using var open = await OpenPage.AtAsync(chromium, book.Address(Lesson));
        var links = open.Page.Locator(".on-page a");
        var current = open.Page.Locator(".on-page a[aria-current]");

        await links.Nth(3).ClickAsync();
        await Assertions.Expect(links.Nth(3)).ToHaveAttributeAsync("aria-current", "location");
        await Assertions.Expect(current).ToHaveCountAsync(1);
        await Assertions.Expect(open.Page.Locator(":target")).ToBeInViewportAsync();

        await open.Page.Locator("footer.site").ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(links.Last).ToHaveAttributeAsync("aria-current", "location");
        await Assertions.Expect(current).ToHaveCountAsync(1);
        // They are beside the article, and stay in the window.
        await Assertions.Expect(links.First).ToBeInViewportAsync();
        Assert.True((await open.Page.Locator(".on-page").BoundingBoxAsync())!.X >= (await open.Page.Locator("article").BoundingBoxAsync())!.X + (await open.Page.Locator("article").BoundingBoxAsync())!.Width);
    }

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium, Part.Axe)]
    public async Task On_a_phone_the_contents_are_folded_and_fold_again_after_a_choice()
    {
        await using var open = await OpenPage.AtAsync(chromium, book.Address(Lesson), width: 390);
        var links = open.Page.Locator(".on-page a");
        await Assertions.Expect(links.First).ToBeHiddenAsync();

        await open.Page.Locator(".on-page summary").FocusAsync();
        await open.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(links.First).ToBeVisibleAsync();
        Assert.Empty(await Axe.SeriousAsync(open.Page));
        await links.Nth(3).ClickAsync();

        await Assertions.Expect(links.First).ToBeHiddenAsync();
        await Assertions.Expect(open.Page.Locator("h2:target")).ToBeInViewportAsync();
    }

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium)]
    public async Task A_heading_links_to_itself()
    {
        await using var open = await OpenPage.AtAsync(chromium, book.Address(Lesson));
        var heading = open.Page.Locator("h2").Nth(2);

        await heading.Locator("a.permalink").FocusAsync();
        await open.Page.Keyboard.PressAsync("Enter");

        await open.ArrivesAsync($"{Lesson}#{await heading.GetAttributeAsync("id")}");
    }

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium)]
    public async Task Code_is_copied_as_it_is_and_a_terminal_without_its_prompts()
    {
        await using var open = await OpenPage.AtAsync(chromium, book.Address(Lesson));
        await open.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var code = open.Page.Locator(".code-cell pre.code").Nth(2);
        var button = open.Page.Locator(".code-cell .copy").Nth(2);

        await button.FocusAsync();
        await open.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(open.Page.Locator("body > [role=status]")).ToHaveTextAsync("Copied");
        await Assertions.Expect(button).ToBeFocusedAsync();
        Assert.Equal(await code.TextContentAsync(), await open.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));

        await code.EvaluateAsync("code => code.firstChild.textContent = '$ ./nbtest.sh\\n34 passed\\n$ ./nbtest.sh save'");
        // The label lasts two seconds, and a busy machine may look later. So the clock of the page stands still, at some time to come.
        await open.Page.Clock.InstallAsync();
        await open.Page.Clock.PauseAtAsync(DateTime.UtcNow.AddDays(1));
        await button.ClickAsync();
        await Assertions.Expect(button).ToHaveTextAsync("Copied");
        Assert.Equal("./nbtest.sh\n./nbtest.sh save", await open.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));
        await open.Page.Clock.RunForAsync(2000);
        await Assertions.Expect(button).ToHaveTextAsync("Copy");
    }

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium)]
    public async Task Code_links_to_its_line_where_the_repository_is_known()
    {
        await using var open = await OpenPage.AtAsync(chromium, book.Address(Lesson));
        await Assertions.Expect(open.Page.Locator(".code-tools a")).ToHaveCountAsync(0);

        // What `nb book --repository` writes, before the scripts of the page run.
        await open.Page.AddInitScriptAsync("""
            document.addEventListener('readystatechange', () => {
              const article = document.querySelector('article');
              if (document.readyState === 'interactive') Object.assign(article.dataset, { source: 'https://example.org/a.dib', lines: Array.from({ length: 200 }, (_, i) => 10 * (i + 1)).join(' ') });
            });
            """);
        await open.Page.ReloadAsync();

        var cell = open.Page.Locator(".code-cell:has(pre.code:not([data-first]))").First;
        var number = 10 * int.Parse((await cell.GetAttributeAsync("id"))!["cell-".Length..]);
        await Assertions.Expect(cell.Locator(".code-tools a")).ToHaveAttributeAsync("href", $"https://example.org/a.dib#L{number}");
        // Lines that only the runner needs are not shown, but they are lines of the file.
        var later = open.Page.Locator(".code-cell:has(pre.code[data-first])").First;
        var first = int.Parse((await later.Locator("pre.code").GetAttributeAsync("data-first"))!);
        number = (10 * int.Parse((await later.GetAttributeAsync("id"))!["cell-".Length..])) + first - 1;
        await Assertions.Expect(later.Locator(".code-tools a")).ToHaveTextAsync($"Line {number}");
    }

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium)]
    public async Task The_arrows_lead_to_the_lessons_beside_unless_they_are_meant_for_something_else()
    {
        await using var open = await OpenPage.AtAsync(chromium, book.Address(Lesson));

        await open.Page.Keyboard.PressAsync("/");
        await open.Page.Keyboard.TypeAsync("lock");
        await open.Page.Keyboard.PressAsync("ArrowLeft");
        await open.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(open.Page.Locator("dialog.search")).ToBeHiddenAsync();
        await open.Page.Locator("pre.code").First.FocusAsync();
        await open.Page.Keyboard.PressAsync("ArrowLeft");
        await open.Page.EvaluateAsync("() => document.activeElement.blur()");
        await open.Page.Keyboard.PressAsync("Control+ArrowLeft");
        await open.Page.Keyboard.PressAsync("Shift+ArrowLeft");

        // Had one of those led away, this would lead back here.
        await open.Page.Keyboard.PressAsync("ArrowRight");
        await open.ArrivesAsync($"/{Next}");
        await open.Page.Keyboard.PressAsync("ArrowLeft");
        await open.ArrivesAsync($"/{Lesson}");
    }

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium)]
    public async Task What_is_only_for_the_screen_is_not_printed()
    {
        await using var open = await OpenPage.AtAsync(chromium, book.Address(Lesson));
        await Assertions.Expect(open.Page.Locator(".on-page")).ToBeVisibleAsync();

        await open.Page.EmulateMediaAsync(new() { Media = Media.Print });

        await Assertions.Expect(open.Page.Locator(":is(.on-page, .code-tools, .permalink, .run, header.site):visible")).ToHaveCountAsync(0);
    }

    [Fact(Timeout = 2 * Patience)]
    [Needs(Part.Chromium)]
    public async Task The_whole_course_is_one_page_whose_figures_are_all_drawn_before_it_is_printed()
    {
        Assert.Empty(PageLinks.Broken(Path.Combine(book.Folder, "all.html")));
        await using var open = await OpenPage.AtAsync(chromium, book.Address("all.html"));
        Assert.Equal(CourseBook.Slugs, await open.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('main > article')].map(article => article.id)"));
        Assert.Empty(await open.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('main [id]')].map(e => e.id).filter((id, i, all) => all.indexOf(id) !== i && !/^(clip|legend|g[0-9a-f]|top|xy)/.test(id))"));

        await open.Page.EvaluateAsync("() => { window.print = () => { window.printed = true; }; }");
        await open.Page.Locator("button.print").ClickAsync();
        await open.Page.WaitForFunctionAsync("() => window.printed", null, new() { Timeout = Patience });

        Assert.Equal(0, await open.Page.EvaluateAsync<int>("() => [...document.querySelectorAll('.chart')].filter(chart => chart.checkVisibility() && !chart.querySelector('.main-svg')).length"));
        Assert.Empty(open.Complaints);
    }
}
