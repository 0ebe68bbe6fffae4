namespace Browser.Tests;

/// <summary>What holds for every page of the book.</summary>
public sealed class PageTests(CourseBook book, Chromium chromium)
{
    private const int Patience = 300_000;
    private const int LargestPage = 300_000;

    [Theory(Timeout = Patience)]
    [Needs(Part.Chromium)]
    [MemberData(nameof(CourseBook.Pages), MemberType = typeof(CourseBook))]
    public async Task A_page_opens_from_a_file_draws_every_chart_and_keeps_nobody_out_in_light_or_dark(string page)
    {
        await using var open = await OpenPage.AtAsync(chromium, book.Address(page), lent: true);

        var charts = await open.DrawAllAsync();

        Assert.Equal(charts, await open.Page.Locator(".chart:has(.main-svg .gridlayer, .main-svg .plot)").CountAsync());
        // What a chart says is also there for those who do not see it.
        Assert.Equal(charts, await open.Page.Locator(".chart:has(.plot[role=img][aria-label]):has(.words pre)").CountAsync());
        await TermsAreMarkedOnceAsync(open);
        // Where Chromium is without axe, the rest is tested still.
        if (Parts.Has(Part.Axe)) Assert.Empty(await Axe.SeriousAsync(open.Page));

        await open.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Assertions.Expect(open.Page.Locator(".chart[data-drawn=dark]")).ToHaveCountAsync(charts);
        if (Parts.Has(Part.Axe)) Assert.Empty(await Axe.SeriousAsync(open.Page, contrastOnly: true));
        Assert.Empty(open.Complaints);
    }

    [Theory(Timeout = Patience)]
    [Needs(Part.Chromium)]
    [MemberData(nameof(CourseBook.OtherPages), MemberType = typeof(CourseBook))]
    public async Task A_page_fits_a_phone(string page)
    {
        // Lessons are opened on a phone by those who test their predictions.
        await using var open = await OpenPage.AtAsync(chromium, book.Address(page), width: 360, lent: true);

        await open.FitsAsync();
    }

    [Theory]
    [Needs(Part.Chromium)]
    [MemberData(nameof(CourseBook.Pages), MemberType = typeof(CourseBook))]
    public void A_page_is_small_and_its_links_lead_somewhere(string page)
    {
        var path = Path.Combine(book.Folder, page);

        Assert.InRange(new FileInfo(path).Length, 1, LargestPage);
        Assert.Empty(PageLinks.Broken(path));
    }

    // A word of the glossary is underlined where it comes first, and only in paragraphs.
    private static async Task TermsAreMarkedOnceAsync(OpenPage open)
    {
        var marked = await open.Page.Locator("button.term").EvaluateAllAsync<string[]>("terms => terms.map(t => t.getAttribute('popovertarget'))");
        Assert.Equal(marked.Distinct(), marked);
        Assert.Equal(marked.Length, await open.Page.Locator(".card[popover]").CountAsync());
        Assert.Equal(0, await open.Page.Locator(":is(h1, h2, h3, code, a, table, li) button.term").CountAsync());
    }
}
