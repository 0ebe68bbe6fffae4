namespace Browser.Tests;

/// <summary>Words of the glossary in a lesson: underlined once, explained on a card.</summary>
public sealed class TermTests(CourseBook book, Chromium chromium)
{
    private const int Patience = 300_000;
    private const string Lesson = "13-semaphore.html";

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium)]
    public async Task A_click_opens_the_card_beside_its_word_and_Escape_closes_it()
    {
        await using var open = await OpenPage.AtAsync(chromium, book.Address(Lesson));
        var (term, card) = await FirstAsync(open);

        await term.ClickAsync();
        await Assertions.Expect(card).ToBeVisibleAsync();
        await Assertions.Expect(card).ToContainTextAsync("Glossary");
        var (word, at) = (await term.BoundingBoxAsync(), await card.BoundingBoxAsync());
        Assert.True(at!.Y >= word!.Y + word.Height || at.Y + at.Height <= word.Y, "the card hides its word");
        Assert.InRange(at.X, 0, 1280 - at.Width);

        await open.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(card).ToBeHiddenAsync();
    }

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium)]
    public async Task The_keyboard_reaches_it_and_its_link_leads_to_the_glossary()
    {
        await using var open = await OpenPage.AtAsync(chromium, book.Address(Lesson));
        var (term, card) = await FirstAsync(open);

        await term.FocusAsync();
        await open.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(card).ToBeVisibleAsync();
        await open.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(card.Locator("a")).ToBeFocusedAsync();
        if (Parts.Has(Part.Axe)) Assert.Empty(await Axe.SeriousAsync(open.Page));
        await open.Page.Keyboard.PressAsync("Enter");
        await open.ArrivesAsync("glossary.html#");
    }

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium)]
    public async Task A_mouse_that_rests_on_a_word_opens_its_card_and_one_that_leaves_closes_it()
    {
        await using var open = await OpenPage.AtAsync(chromium, book.Address(Lesson));
        var (term, card) = await FirstAsync(open);

        await term.HoverAsync();
        await Assertions.Expect(card).ToBeVisibleAsync();
        await open.Page.Mouse.MoveAsync(1, 1);
        await Assertions.Expect(card).ToBeHiddenAsync();
    }

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium)]
    public async Task On_a_phone_a_card_stays_on_the_screen()
    {
        await using var open = await OpenPage.AtAsync(chromium, book.Address(Lesson), width: 390);
        foreach (var term in await open.Page.Locator("button.term:visible").AllAsync())
        {
            await term.ScrollIntoViewIfNeededAsync();
            await term.ClickAsync();
            var card = open.Page.Locator(".card:popover-open");
            var at = await card.BoundingBoxAsync();
            Assert.InRange(at!.X, 0, 390 - at.Width);
            await open.Page.Keyboard.PressAsync("Escape");
        }
    }

    private static async Task<(ILocator Term, ILocator Card)> FirstAsync(OpenPage open)
    {
        var term = open.Page.Locator("button.term:visible").First;
        await term.ScrollIntoViewIfNeededAsync();
        return (term, open.Page.Locator($"#{await term.GetAttributeAsync("popovertarget")}"));
    }
}
