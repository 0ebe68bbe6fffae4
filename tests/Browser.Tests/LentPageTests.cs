namespace Browser.Tests;

/// <summary>A page of the browser that tests use one after the other.</summary>
public sealed class LentPageTests(CourseBook book, Chromium chromium)
{
    [Fact(Timeout = 300_000)]
    [Needs(Part.Chromium)]
    public async Task It_knows_nothing_of_the_test_before()
    {
        const string Site = "file:// of this test";
        var page = await chromium.LendAsync(Site, 1280);
        await page.GotoAsync(book.Address("index.html"));
        await page.EvaluateAsync("""
            () => {
              for (const storage of [localStorage, sessionStorage]) storage.setItem('during', 'x');
              addEventListener('pagehide', () => localStorage.setItem('after', 'x'));
            }
            """);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.RouteAsync("**/*", route => route.AbortAsync());
        await chromium.TakeBackAsync(Site, page);

        var again = await chromium.LendAsync(Site, 360, dark: true);

        Assert.Same(page, again);
        await again.GotoAsync(book.Address("index.html"));
        Assert.Equal("nothing, 360 px, dark, on a screen", await again.EvaluateAsync<string>("""
            () => {
              const kept = ['during', 'after'].filter(name => (localStorage.getItem(name) ?? sessionStorage.getItem(name)) !== null);
              const is = query => matchMedia(query).matches;
              return `${kept.join() || 'nothing'}, ${innerWidth} px, ${is('(prefers-color-scheme: dark)') ? 'dark' : 'light'}, on ${is('screen') ? 'a screen' : 'paper'}`;
            }
            """));
        await chromium.TakeBackAsync(Site, again);
    }
}
