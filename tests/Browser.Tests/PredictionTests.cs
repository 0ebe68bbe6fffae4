namespace Browser.Tests;

/// <summary>A reader predicts, and then sees what was recorded.</summary>
public sealed class PredictionTests(CourseBook book, Chromium chromium)
{
    private const int Patience = 300_000;
    private const string Lesson = "13-semaphore";

    [Theory(Timeout = Patience)]
    [Needs(Part.Chromium)]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task A_wrong_answer_is_compared_with_what_was_recorded_and_the_figure_is_drawn(int width)
    {
        await using var open = await PredictingAsync(width);
        var (first, second) = (open.Page.Locator("#prediction-1"), open.Page.Locator("#prediction-2"));
        var chart = open.Page.Locator(".veil[data-of='1'] .chart");
        await first.ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(chart).ToBeHiddenAsync();
        Assert.Null(await chart.GetAttributeAsync("data-drawn"));

        await first.GetByRole(AriaRole.Button, new() { Name = "300 ms" }).ClickAsync();

        await Assertions.Expect(first.Locator(".verdict")).ToHaveTextAsync("You chose “300 ms”. The run recorded “400 ms”.");
        await Assertions.Expect(first.Locator("li.wrong")).ToContainTextAsync("300 ms");
        await Assertions.Expect(first.Locator("li.right")).ToContainTextAsync("400 ms");
        await Assertions.Expect(first.Locator(".reason:visible")).ToHaveCountAsync(3);
        await Assertions.Expect(open.Page.GetByText("3 + 3 + 3 + 1 are four rounds, and the last one")).ToBeVisibleAsync();
        await chart.ScrollIntoViewIfNeededAsync();
        await chart.Locator(".main-svg").First.WaitForAsync();
        await Assertions.Expect(chart.Locator(".barlayer .point path")).Not.ToHaveCountAsync(0);
        Assert.True(await chart.EvaluateAsync<bool>("chart => chart.querySelector('.main-svg').getBoundingClientRect().width >= chart.clientWidth - 2"));
        Assert.True(await open.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth") <= width);
        // The other predictions still wait.
        await Assertions.Expect(second.Locator(".pick:visible")).ToHaveCountAsync(3);
        await Assertions.Expect(open.Page.Locator(".veil[data-of='2']").First).ToBeHiddenAsync();

        await open.Page.ReloadAsync();

        await Assertions.Expect(first.Locator(".verdict")).ToHaveTextAsync("You chose “300 ms”. The run recorded “400 ms”.");
        await Assertions.Expect(second.Locator(".pick:visible")).ToHaveCountAsync(3);
        await Assertions.Expect(open.Page.Locator(".score .made")).ToHaveTextAsync("1 of 4 predicted, 0 right");
        Assert.Empty(open.Complaints);
    }

    [Theory(Timeout = Patience)]
    [Needs(Part.Chromium)]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task A_right_answer_counts_one_that_was_shown_does_not_and_each_can_be_predicted_again(int width)
    {
        await using var open = await PredictingAsync(width);
        var (first, second) = (open.Page.Locator("#prediction-1"), open.Page.Locator("#prediction-2"));

        await first.GetByRole(AriaRole.Button, new() { Name = "400 ms" }).ClickAsync();
        await second.GetByRole(AriaRole.Button, new() { Name = "Show me" }).ClickAsync();

        await Assertions.Expect(first.Locator(".verdict")).ToHaveTextAsync("You are right: the run recorded “400 ms”.");
        await Assertions.Expect(first.Locator("li.wrong")).ToHaveCountAsync(0);
        await Assertions.Expect(second.Locator(".verdict")).ToHaveTextAsync("The run recorded “first come, first served”.");
        await Assertions.Expect(open.Page.Locator(".veil[data-of='2']").First).ToBeVisibleAsync();
        await Assertions.Expect(open.Page.Locator(".score .made")).ToHaveTextAsync("1 of 4 predicted, 1 right");
        Assert.Equal("""{"asked":4,"predicted":1,"right":1}""", await open.Page.EvaluateAsync<string>($"() => JSON.stringify(interleaveAnswers.score('{Lesson}'))"));

        await first.GetByRole(AriaRole.Button, new() { Name = "Predict again" }).ClickAsync();

        await Assertions.Expect(first.Locator(".pick:visible")).ToHaveCountAsync(3);
        await Assertions.Expect(open.Page.Locator(".veil[data-of='1']").First).ToBeHiddenAsync();
        await Assertions.Expect(open.Page.Locator(".score .made")).ToHaveTextAsync("4 predictions wait for you.");

        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Show all answers" }).ClickAsync();
        await Assertions.Expect(open.Page.Locator(".veil:visible")).ToHaveCountAsync(await open.Page.Locator(".veil").CountAsync());
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Predict all again" }).ClickAsync();
        await Assertions.Expect(open.Page.Locator(".veil:visible")).ToHaveCountAsync(0);
        Assert.Empty(open.Complaints);
    }

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium)]
    public async Task The_keyboard_alone_predicts_and_never_gets_behind_the_veil()
    {
        await using var open = await PredictingAsync();
        await open.Page.Locator("#prediction-1 .pick").First.FocusAsync();

        List<string> stops = [];
        for (var i = 0; i < 12; i++)
        {
            stops.Add(await open.Page.EvaluateAsync<string>("() => document.activeElement.closest('.veil') ? 'veil' : document.activeElement.className || document.activeElement.tagName"));
            await open.Page.Keyboard.PressAsync("Tab");
        }

        // The answers, "Show me", the code and its button, and the link in the place of what waits.
        Assert.Equal(["pick", "pick", "pick", "show", "code", "copy", "A"], stops[..7]);
        Assert.DoesNotContain("veil", stops);

        await open.Page.Locator("#prediction-1 .pick").First.FocusAsync();
        await open.Page.Keyboard.PressAsync("Tab");
        await open.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(open.Page.Locator("#prediction-1 .verdict")).ToBeFocusedAsync();
        await open.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(open.Page.Locator("#prediction-1 .again")).ToBeFocusedAsync();
        await open.Page.Keyboard.PressAsync("Space");
        await Assertions.Expect(open.Page.Locator("#prediction-1 .pick").First).ToBeFocusedAsync();
        Assert.Empty(open.Complaints);
    }

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium)]
    public async Task A_link_behind_the_veil_lifts_it_and_another_prediction_does_not_follow_it()
    {
        await using var open = await PredictingAsync();
        var hidden = await open.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.cell.veil')].map(cell => `${cell.dataset.of} ${cell.id}`)");
        var (prediction, cell) = (hidden[^1].Split(' ')[0], hidden[^1].Split(' ')[1]);

        await open.Page.GotoAsync(book.Address(Lesson + ".html") + "#" + cell);
        await Assertions.Expect(open.Page.Locator($"#{cell}")).ToBeInViewportAsync();
        await Assertions.Expect(open.Page.Locator($"#prediction-{prediction} .verdict")).ToContainTextAsync("The run recorded");
        await Assertions.Expect(open.Page.Locator("#prediction-1 .verdict")).ToBeHiddenAsync();

        // After "Predict again", a reload is no reason to lift it.
        await open.Page.Locator($"#prediction-{prediction} .again").ClickAsync();
        await open.Page.ReloadAsync();
        await Assertions.Expect(open.Page.Locator($"#{cell}")).ToBeHiddenAsync();

        // A link on the same page, and a page that was opened with one.
        await open.Page.EvaluateAsync($"() => {{ location.hash = '{cell}'; }}");
        await Assertions.Expect(open.Page.Locator($"#{cell}")).ToBeInViewportAsync();
        await using var other = await OpenPage.AtAsync(chromium, book.Address(Lesson + ".html") + "#" + cell, predicting: true);
        await Assertions.Expect(other.Page.Locator($"#{cell}")).ToBeInViewportAsync();
        Assert.Empty(other.Complaints);
    }

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium)]
    public async Task What_the_search_of_the_browser_finds_is_shown()
    {
        await using var open = await PredictingAsync();
        var veil = open.Page.Locator(".cell.veil[data-of='1']").First;
        Assert.Equal("until-found", await veil.GetAttributeAsync("hidden"));

        // A browser sends this event before it shows what it found.
        await veil.EvaluateAsync("veil => veil.querySelector('p').dispatchEvent(new Event('beforematch', { bubbles: true }))");

        await Assertions.Expect(open.Page.Locator("#prediction-1 .verdict")).ToHaveTextAsync("The run recorded “400 ms”.");
        await Assertions.Expect(open.Page.Locator(".veil[data-of='1']:visible")).ToHaveCountAsync(await open.Page.Locator(".veil[data-of='1']").CountAsync());
    }

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium)]
    public async Task Without_scripts_everything_shows_and_the_answers_are_a_list()
    {
        await using var open = await PredictingAsync();
        await using var context = await open.Page.Context.Browser!.NewContextAsync(new() { JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        await page.GotoAsync(book.Address(Lesson + ".html"));

        await Assertions.Expect(page.Locator(".veil:visible")).ToHaveCountAsync(await page.Locator(".veil").CountAsync());
        await Assertions.Expect(page.Locator(".curtain:visible, .pick, .score")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("#prediction-1 .answers li:visible")).ToHaveTextAsync(["300 ms", "400 ms", "1000 ms"]);
        await page.Locator("#prediction-1 summary").ClickAsync();
        await Assertions.Expect(page.Locator("#prediction-1 .reason").First).ToBeVisibleAsync();
    }

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium)]
    public async Task Paper_shows_everything_and_the_page_waits_again_afterwards()
    {
        await using var open = await PredictingAsync();
        var charts = await open.Page.Locator(".chart").CountAsync() - await open.Page.Locator(".solved .chart").CountAsync();

        await open.Page.EvaluateAsync("() => addEventListener('beforeprint', () => window.printed = [...document.querySelectorAll('.chart')].filter(chart => chart.checkVisibility()).length)");
        await open.Page.PdfAsync();
        Assert.Equal(charts, await open.Page.EvaluateAsync<int>("() => window.printed"));
        await Assertions.Expect(open.Page.Locator(".veil:visible")).ToHaveCountAsync(0);

        await open.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(open.Page.Locator(".veil:visible")).ToHaveCountAsync(await open.Page.Locator(".veil").CountAsync());
        await Assertions.Expect(open.Page.Locator(".curtain:visible, .score:visible, .actions:visible")).ToHaveCountAsync(0);
    }

    [Theory(Timeout = Patience)]
    [Needs(Part.Chromium)]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{"asked":"x","made":{"a":null,"b":{"answer":"x"},"c":7}}""")]
    public async Task A_damaged_memory_is_no_memory(string stored)
    {
        await using var open = await PredictingAsync();

        await open.Page.EvaluateAsync("stored => localStorage.setItem('interleave:13-semaphore', stored)", stored);
        await open.Page.ReloadAsync();

        await Assertions.Expect(open.Page.Locator(".score .made")).ToHaveTextAsync("4 predictions wait for you.");
        await open.Page.Locator("#prediction-1 .pick").Nth(1).ClickAsync();
        Assert.Matches("""^\{"asked":4,"made":\{"[0-9a-f]{8}":\{"answer":1,"right":true\}\}\}$""", await open.Page.EvaluateAsync<string>("() => localStorage.getItem('interleave:13-semaphore')"));
        Assert.Empty(open.Complaints);
    }

    [Theory(Timeout = Patience)]
    [Needs(Part.Chromium)]
    [MemberData(nameof(Lessons))]
    public async Task Every_answer_of_a_lesson_waits_for_its_prediction_on_a_phone_that_it_fits_and_nobody_is_kept_out(string slug)
    {
        await using var open = await OpenPage.AtAsync(chromium, book.Address(slug + ".html"), width: 360, predicting: true, lent: true);

        var predictions = await open.Page.Locator(".prediction").CountAsync();
        Assert.True(predictions > 0);
        // Each answer is behind the veil of its own prediction.
        Assert.Equal(
            Enumerable.Range(1, predictions).Select(n => $"{n}"),
            await open.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.prose p')].filter(p => p.textContent.startsWith('Answer:')).map(p => p.closest('.veil')?.dataset.of ?? 'shown')"));
        await Assertions.Expect(open.Page.Locator(".veil:visible")).ToHaveCountAsync(0);
        // Something says that there is more.
        await Assertions.Expect(open.Page.Locator(".curtain:visible")).Not.ToHaveCountAsync(0);
        if (Parts.Has(Part.Axe)) Assert.Empty(await Axe.SeriousAsync(open.Page));

        for (var n = 0; n < predictions; n++) await open.Page.Locator(".prediction").Nth(n).Locator(".pick").Last.ClickAsync();
        await Assertions.Expect(open.Page.Locator(".veil:visible")).ToHaveCountAsync(await open.Page.Locator(".veil").CountAsync());
        await open.FitsAsync();
        await open.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        if (Parts.Has(Part.Axe)) Assert.Empty(await Axe.SeriousAsync(open.Page));
        Assert.Empty(open.Complaints);
    }

    /// <summary>Theory data: every lesson.</summary>
    public static TheoryData<string> Lessons => [.. CourseBook.Slugs];

    private Task<OpenPage> PredictingAsync(int width = 1280) => OpenPage.AtAsync(chromium, book.Address(Lesson + ".html"), width, predicting: true);
}
