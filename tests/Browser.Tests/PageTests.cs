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
        await using var open = await OpenPage.AtAsync(chromium, book.Address(page));

        var charts = await open.DrawAllAsync();

        Assert.Equal(charts, await open.Page.Locator(".chart:has(.main-svg .gridlayer, .main-svg .plot)").CountAsync());
        // What a chart says is also there for those who do not see it.
        Assert.Equal(charts, await open.Page.Locator(".chart:has(.plot[role=img][aria-label]):has(.words pre)").CountAsync());
        // Where Chromium is without axe, the rest is tested still.
        if (Parts.Has(Part.Axe)) Assert.Empty(await Axe.SeriousAsync(open.Page));

        await open.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Assertions.Expect(open.Page.Locator(".chart[data-drawn=dark]")).ToHaveCountAsync(charts);
        if (Parts.Has(Part.Axe)) Assert.Empty(await Axe.SeriousAsync(open.Page, contrastOnly: true));
        Assert.Empty(open.Complaints);
    }

    [Theory(Timeout = Patience)]
    [Needs(Part.Chromium)]
    [MemberData(nameof(CourseBook.Pages), MemberType = typeof(CourseBook))]
    public async Task A_page_fits_a_phone(string page)
    {
        await using var open = await OpenPage.AtAsync(chromium, book.Address(page), width: 360);

        await open.DrawAllAsync();

        var wider = await open.Page.EvaluateAsync<string[]>("""
            () => document.documentElement.scrollWidth <= innerWidth ? []
              : [...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1).slice(0, 5).map(e => e.outerHTML.slice(0, 200))
            """);
        Assert.Empty(wider);

        // All of a legend is there: no row is hidden behind a scroll bar, or lies under what follows the chart.
        await open.Page.WaitForFunctionAsync("""
            () => [...document.querySelectorAll('.chart .plot')].every(plot =>
              [...plot.querySelectorAll('.legend .traces')].every(row => row.getBoundingClientRect().bottom <= plot.getBoundingClientRect().bottom + 1))
            """);
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
}
