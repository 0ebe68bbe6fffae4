using System.Text.RegularExpressions;

namespace Browser.Tests;

/// <summary>What a reader does with the book.</summary>
public sealed class ReadingTests(CourseBook book, Chromium chromium)
{
    private const int Patience = 300_000;

    [Theory(Timeout = Patience)]
    [Needs(Part.Chromium)]
    [InlineData("as_completed", "06-as-completed-when-each")]
    [InlineData("WhenEach", "06-as-completed-when-each")]
    [InlineData("semaphoreslim", "13-semaphore")]
    public async Task Search_leads_to_the_lesson_with_the_keyboard_alone(string words, string slug)
    {
        await using var open = await OpenPage.AtAsync(chromium, book.Address("concepts.html"));

        await open.Page.Keyboard.PressAsync("/");
        await open.Page.Keyboard.TypeAsync(words);
        await Assertions.Expect(open.Page.Locator(".results mark").First).ToBeVisibleAsync();
        await Assertions.Expect(open.Page.Locator(".results a").First).ToHaveAttributeAsync("href", new Regex($"/{slug}\\.html"));
        await open.Page.Keyboard.PressAsync("Enter");

        await open.ArrivesAsync($"/{slug}.html");
        Assert.Empty(open.Complaints);
    }

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium)]
    public async Task Search_says_when_there_is_nothing()
    {
        await using var open = await OpenPage.AtAsync(chromium, book.Address("index.html"));

        await open.Page.Locator("button.search").ClickAsync();
        await open.Page.Keyboard.TypeAsync("zeppelin");

        await Assertions.Expect(open.Page.Locator("dialog .count")).ToHaveTextAsync("Nothing found.");
        await open.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(open.Page.Locator("dialog.search")).ToBeHiddenAsync();
    }

    [Theory(Timeout = Patience)]
    [Needs(Part.Chromium)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_switch_turns_page_and_charts_over_and_is_remembered(bool dark)
    {
        await using var open = await OpenPage.AtAsync(chromium, book.Address("index.html"), dark: dark);
        await open.DrawAllAsync();
        var (before, after) = dark ? ("dark", "light") : ("light", "dark");
        Assert.Equal(before, await SchemeAsync(open));

        await open.Page.Locator("button.theme").ClickAsync();
        await Assertions.Expect(open.Page.Locator($".chart[data-drawn={after}]")).ToHaveCountAsync(1);
        await open.Page.ReloadAsync();
        Assert.Equal(after, await SchemeAsync(open));

        // A second turn agrees with the system, which is followed from then on.
        await open.Page.Locator("button.theme").ClickAsync();
        Assert.Equal(before, await SchemeAsync(open));
        await open.Page.EmulateMediaAsync(new() { ColorScheme = dark ? ColorScheme.Light : ColorScheme.Dark });
        Assert.Equal(after, await SchemeAsync(open));
    }

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium)]
    public async Task A_chart_far_below_waits_until_it_comes_near()
    {
        await using var open = await OpenPage.AtAsync(chromium, book.Address("05-gather-when-all.html"));

        await open.Page.Locator(".chart").First.ScrollIntoViewIfNeededAsync();
        await open.Page.Locator(".chart").First.Locator(".main-svg").First.WaitForAsync();
        Assert.Equal(0, await open.Page.Locator(".chart").Last.Locator(".main-svg").CountAsync());
    }

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium)]
    public async Task Paper_gets_every_chart_in_light_colours_or_in_words()
    {
        await using var open = await OpenPage.AtAsync(chromium, book.Address("05-gather-when-all.html"), dark: true);
        var folded = await open.Page.Locator(".solved .chart").CountAsync();
        var charts = await open.Page.Locator(".chart").CountAsync() - folded;

        // At the top of the page, no chart is near and nothing to draw with is there.
        await open.Page.PdfAsync();
        Assert.Equal(charts, await open.Page.Locator(".words[open]").CountAsync());

        await open.DrawAllAsync();
        await open.Page.EvaluateAsync("() => document.querySelectorAll('.solved').forEach(d => d.open = false)");
        await open.Page.EvaluateAsync("() => addEventListener('beforeprint', () => window.printed = document.querySelectorAll('.chart[data-drawn=light]').length)");
        await open.Page.PdfAsync();
        Assert.Equal(charts, await open.Page.EvaluateAsync<int>("() => window.printed"));
        await Assertions.Expect(open.Page.Locator(".chart[data-drawn=light]")).ToHaveCountAsync(0);
    }

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium, Part.Axe)]
    public async Task A_barrier_would_be_found()
    {
        await using var open = await OpenPage.AtAsync(chromium, book.Address("index.html"));

        await open.Page.EvaluateAsync("() => document.querySelector('main').insertAdjacentHTML('beforeend', '<p style=\"color:#ddd;background:#fff\">pale</p><button></button>')");

        Assert.Equal(2, (await Axe.SeriousAsync(open.Page)).Length);
        Assert.StartsWith("color-contrast", Assert.Single(await Axe.SeriousAsync(open.Page, contrastOnly: true)), StringComparison.Ordinal);
    }

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium)]
    public async Task The_first_key_offers_to_skip_to_the_content()
    {
        await using var open = await OpenPage.AtAsync(chromium, book.Address("05-gather-when-all.html"));

        await open.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(open.Page.Locator("a.skip")).ToBeFocusedAsync();
        await open.Page.Keyboard.PressAsync("Enter");

        await open.ArrivesAsync("#main");
    }

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium)]
    public async Task The_index_lists_every_lesson_in_order_and_each_leads_to_the_next()
    {
        await using var open = await OpenPage.AtAsync(chromium, book.Address("index.html"));

        var listed = await open.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.part:not(.reading) li > a')].map(a => a.getAttribute('href'))");
        Assert.Equal(CourseBook.Slugs.Select(slug => slug + ".html"), listed);

        await open.Page.GotoAsync(book.Address(listed[0]));
        await open.Page.Locator("a[rel=next]").ClickAsync();
        await open.ArrivesAsync($"/{listed[1]}");
        await Assertions.Expect(open.Page.Locator("a[rel=prev]")).ToHaveAttributeAsync("href", listed[0]);
    }

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium)]
    public async Task A_concept_leads_to_its_very_cell_and_the_list_narrows_to_a_word()
    {
        await using var open = await OpenPage.AtAsync(chromium, book.Address("concepts.html"));

        await open.Page.Locator("#filter").FillAsync("as_completed");
        await Assertions.Expect(open.Page.Locator(".concepts tbody tr:visible")).ToHaveCountAsync(1);
        await open.Page.Locator(".concepts tbody tr:visible .places a").First.ClickAsync();

        await open.ArrivesAsync("/06-as-completed-when-each.html#cell-");
        await Assertions.Expect(open.Page.Locator(":target")).ToBeInViewportAsync();
    }

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium)]
    public async Task A_solution_and_the_hints_of_a_check_are_folded_and_code_says_its_types()
    {
        await using var open = await OpenPage.AtAsync(chromium, book.Address("05-gather-when-all.html"));

        await Assertions.Expect(open.Page.GetByText("One solution")).ToBeVisibleAsync();
        await Assertions.Expect(open.Page.Locator(".prose details pre").First).ToBeHiddenAsync();
        var hints = open.Page.Locator(".hints");
        await Assertions.Expect(hints.Locator("pre")).ToBeHiddenAsync();
        await hints.Locator("summary").ClickAsync();
        await Assertions.Expect(hints.Locator("pre")).ToContainTextAsync("you awaited each call where you made it");
        await Assertions.Expect(open.Page.Locator("pre.code .k[title='Recording']", new() { HasText = "var" }).First).ToBeVisibleAsync();
        await Assertions.Expect(open.Page.Locator("pre.code .t", new() { HasText = "Task" }).First).ToBeVisibleAsync();
    }

    // The paper itself, not what a script believes.
    private static Task<string> SchemeAsync(OpenPage open) => open.Page.EvaluateAsync<string>(
        "() => getComputedStyle(document.documentElement).backgroundColor === 'rgb(255, 255, 255)' ? 'light' : 'dark'");
}
