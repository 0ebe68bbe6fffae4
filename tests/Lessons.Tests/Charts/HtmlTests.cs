using Lessons.Charts;
using Microsoft.Playwright;

namespace Lessons.Tests.Charts;

public class HtmlTests(Chromium chromium)
{
    private static readonly Figure Figure = TimelineFigure.From(Samples.EveryState());

    [Theory(Timeout = 120_000)]
    [Needs(Part.Chromium)]
    [InlineData(false, "rgb(255, 255, 255)")]
    [InlineData(true, "rgb(13, 17, 23)")]
    public async Task Two_charts_on_a_page_load_the_library_once_and_follow_its_colours(bool dark, string paper)
    {
        var page = await chromium.PageAsync(1000, dark);
        var loads = 0;
        await ServeAsync(page, route =>
        {
            loads++;
            return route.FulfillAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "plotly-basic.min.js"), ContentType = "text/javascript" });
        });

        await page.GotoAsync("http://course.test/notebooks/page.html");
        await Assertions.Expect(page.Locator(".main-svg .gtitle")).ToHaveCountAsync(2);

        Assert.Equal(1, loads);
        Assert.Equal(0, await page.Locator("pre").CountAsync());
        Assert.Equal(paper, await page.Locator(".main-svg").First.EvaluateAsync<string>("svg => getComputedStyle(svg).backgroundColor"));
    }

    [Fact(Timeout = 120_000)]
    [Needs(Part.Chromium)]
    public async Task Without_the_library_the_text_stays()
    {
        var page = await chromium.PageAsync(1000);
        var tried = new TaskCompletionSource();
        await ServeAsync(page, route =>
        {
            if (route.Request.Url.Contains("cdn.plot.ly")) tried.TrySetResult();
            return route.AbortAsync();
        });

        await page.GotoAsync("http://course.test/notebooks/page.html");
        await tried.Task;

        Assert.Equal(Figure.PlainText.TrimEnd(), (await page.Locator("pre").First.InnerTextAsync()).TrimEnd());
    }

    [Fact]
    public void A_title_cannot_end_the_script()
    {
        var html = TimelineFigure.From(Samples.Single() with { Title = "</script><b>" }).ToHtml();
        Assert.Equal(1, html.Split("</script>").Length - 1);
    }

    private static async Task ServeAsync(IPage page, Func<IRoute, Task> library)
    {
        await page.RouteAsync("**/*", route => route.AbortAsync());
        await page.RouteAsync("**/*plotly-basic*", library);
        await page.RouteAsync("**/page.html", route => route.FulfillAsync(new()
        {
            ContentType = "text/html; charset=utf-8",
            Body = $"<!doctype html><body>{Figure.ToHtml()}{Figure.ToHtml()}</body>",
        }));
    }
}
