using System.Text.RegularExpressions;

namespace Browser.Tests;

/// <summary>What a search finds first, and what it says about it.</summary>
public sealed class SearchTests(CourseBook book, Chromium chromium)
{
    private const int Patience = 300_000;

    [Theory(Timeout = Patience)]
    [Needs(Part.Chromium)]
    [InlineData("async void", "08-one-exception")]
    [InlineData("fire and forget", "30-fire-and-forget")]
    [InlineData("semafore", "13-semaphore")]
    [InlineData("semaphroe", "13-semaphore")]
    [InlineData("timeout", "12-timeouts")]
    public async Task Words_that_stand_together_and_words_with_a_mistake_lead_to_their_lesson(string words, string slug)
    {
        await using var open = await SearchAsync(words);

        await Assertions.Expect(open.Page.Locator(".results a").First).ToHaveAttributeAsync("href", new Regex($"/{slug}\\.html"));
    }

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium)]
    public async Task A_mistake_is_named()
    {
        await using var open = await SearchAsync("semafore");

        await Assertions.Expect(open.Page.Locator("dialog .count")).ToHaveTextAsync(new Regex("^“semafore” is nowhere, “semaphore” is\\. In \\d+ lessons"));
        await Assertions.Expect(open.Page.Locator(".results mark").First).ToHaveTextAsync(new Regex("[Ss]emaphore"));
    }

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium)]
    public async Task A_result_names_its_section_shows_the_words_together_and_leads_there()
    {
        await using var open = await SearchAsync("async void");
        var first = open.Page.Locator(".results a").First;

        await Assertions.Expect(first.Locator(".where")).ToHaveTextAsync("Pitfalls");
        await Assertions.Expect(first.Locator("small")).ToContainTextAsync("async void");
        await open.Page.Keyboard.PressAsync("Enter");
        await open.ArrivesAsync("/08-one-exception.html#pitfalls");
    }

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium, Part.Axe)]
    public async Task A_concept_is_found_by_its_name_in_Python_on_a_phone()
    {
        await using var open = await SearchAsync("run_coroutine_threadsafe", width: 390);
        var concept = open.Page.Locator(".results a", new() { HasText = "Concept" }).First;

        await Assertions.Expect(open.Page.Locator("dialog .count")).ToHaveTextAsync(new Regex("concept"));
        Assert.Empty(await Axe.SeriousAsync(open.Page));
        await concept.ClickAsync();
        await open.ArrivesAsync("/concepts.html#concept-");
        await Assertions.Expect(open.Page.Locator("tr:target")).ToBeInViewportAsync();
    }

    private async Task<OpenPage> SearchAsync(string words, int width = 1280)
    {
        var open = await OpenPage.AtAsync(chromium, book.Address("index.html"), width);
        await open.Page.Keyboard.PressAsync("/");
        await open.Page.Keyboard.TypeAsync(words);
        await Assertions.Expect(open.Page.Locator(".results mark").First).ToBeVisibleAsync();
        return open;
    }
}
