namespace Browser.Tests;

/// <summary>What a page that runs asks of the scripts that it shares with the book.</summary>
public sealed class RunningPageTests(CourseBook book, Chromium chromium)
{
    private const int Patience = 300_000;

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium)]
    public async Task A_figure_that_comes_later_is_drawn_drawn_again_when_it_grows_and_forgotten_when_it_is_gone()
    {
        await using var open = await OpenPage.AtAsync(chromium, book.Address("13-semaphore.html"));
        await open.DrawAllAsync();
        await open.Page.EvaluateAsync("""
            () => {
              const chart = document.querySelector('.outputs .chart, .chart').cloneNode(true);
              chart.id = 'later';
              chart.querySelector('.plot').replaceChildren();
              chart.querySelector('.plot').className = 'plot';
              chart.removeAttribute('data-drawn');
              for (const tools of chart.querySelectorAll('.tl-over, .tl-tools')) tools.remove();
              document.querySelector('article').prepend(chart);
              chart.dispatchEvent(new CustomEvent('interleave:figure', { bubbles: true }));
            }
            """);
        var later = open.Page.Locator("#later");
        await later.ScrollIntoViewIfNeededAsync();
        await later.Locator(".main-svg").First.WaitForAsync();

        await open.Page.EvaluateAsync("""
            () => {
              const chart = document.getElementById('later');
              const script = chart.querySelector('script');
              const figure = JSON.parse(script.textContent);
              figure.layout.xaxis.range[1] = 123456;
              script.textContent = JSON.stringify(figure);
              chart.dispatchEvent(new CustomEvent('interleave:figure', { bubbles: true }));
            }
            """);
        await open.Page.WaitForFunctionAsync("() => document.querySelector('#later .plot').layout?.xaxis.range[1] === 123456");
        // It is the same element, so that it does not flicker.
        Assert.Equal(1, await later.Locator(".plot").CountAsync());

        await open.Page.EvaluateAsync("""
            async () => {
              document.getElementById('later').remove();
              document.querySelector('.chart').dispatchEvent(new CustomEvent('interleave:figure', { bubbles: true }));
              await book.drawAll();
              dispatchEvent(new Event('scheme'));
            }
            """);
        Assert.Empty(open.Complaints);
    }

    [Theory(Timeout = Patience)]
    [Needs(Part.Chromium)]
    [InlineData("", 1)]
    [InlineData("outdated", 0)]
    public async Task An_editor_is_marked_where_it_says_that_the_line_is_unless_it_was_changed_since(string classes, int marks)
    {
        await using var open = await OpenPage.AtAsync(chromium, book.Address("13-semaphore.html"));
        await open.DrawAllAsync();

        // An editor keeps elements for some lines only, here for none, and knows where all of them are.
        var heights = await open.Page.EvaluateAsync<double[]>("""
            classes => {
              const chart = [...document.querySelectorAll('.chart:not(.solved *)')].find(it => it.closest('.code-cell')?.textContent.includes('t.Wait('));
              const cell = chart.closest('.code-cell');
              if (classes) cell.classList.add(classes);
              const pre = cell.querySelector('pre.code');
              const first = Number(pre.dataset.first ?? 1);
              const lines = pre.textContent.split('\n');
              const holder = document.createElement('div');
              holder.innerHTML = '<div class="cm-editor"><div class="cm-content"></div></div>';
              pre.replaceWith(holder);
              holder.firstChild.interleaveLines = () => {
                const { top } = holder.getBoundingClientRect();
                const boxOf = i => ({ top: top + 20 * i, bottom: top + 20 * i + 20, height: 20 });
                return Array.from({ length: first - 1 + lines.length }, (_, i) => ({ text: lines[i - first + 1] ?? '', box: boxOf(i) }));
              };
              const wait = first - 1 + lines.findIndex(line => line.includes('t.Wait('));
              const slider = chart.querySelector('.tl-replay input');
              let found = [];
              for (let step = 0; step < Number(slider.max); step++) {
                slider.value = step;
                slider.dispatchEvent(new Event('input'));
                const marks = [...holder.querySelectorAll('.tl-line')].map(mark => Math.round((parseFloat(mark.style.top) + 2) / 20));
                found = found.concat(marks.filter(at => at === wait));
              }
              return [...new Set(found)];
            }
            """, classes);

        Assert.Equal(marks, heights.Length);
        Assert.Empty(open.Complaints);
    }
}
