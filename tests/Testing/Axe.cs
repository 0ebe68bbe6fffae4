using Microsoft.Playwright;

namespace Testing;

/// <summary>axe-core, which knows what keeps readers out of a page.</summary>
public static class Axe
{
    // Contrast depends on nothing but colours, backgrounds and the size of letters, and is what takes axe longest: of all
    // elements with text that look the same, the first one is measured.
    private const string Measure = """
        async contrastOnly => {
          const known = new Map();
          const behind = element => {
            if (!element) return '';
            if (!known.has(element)) {
              const { backgroundColor, backgroundImage, opacity } = getComputedStyle(element);
              const own = [backgroundColor, backgroundImage, opacity].filter(it => !['rgba(0, 0, 0, 0)', 'none', '1'].includes(it)).join();
              known.set(element, behind(element.parentElement) + (own && `|${own}`));
            }
            return known.get(element);
          };
          const looks = new Map();
          for (const element of document.body.querySelectorAll('*')) {
            if (!element.matches('input, select, textarea') && ![...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim())) continue;
            if (!element.checkVisibility({ visibilityProperty: true })) continue;
            const { color, fill, fontSize, fontWeight, textShadow } = getComputedStyle(element);
            const look = [color, element instanceof SVGElement && fill, fontSize, fontWeight, textShadow, behind(element)].join();
            if (!looks.has(look)) looks.set(look, element);
          }
          const options = { resultTypes: ['violations'], preload: false };
          const contrast = await axe.run({ include: [...looks.values()] }, { ...options, runOnly: ['color-contrast'] });
          const others = contrastOnly ? { violations: [] } : await axe.run(document, { ...options, rules: { 'color-contrast': { enabled: false } } });
          return [...contrast.violations, ...others.violations]
            .filter(v => v.impact === 'serious' || v.impact === 'critical')
            .map(v => `${v.id}: ${v.help}: ${v.nodes.length} times, first ${v.nodes[0].html.slice(0, 300)} ${v.nodes[0].failureSummary}`);
        }
        """;

    /// <summary>What it calls serious or critical, with the rule and the first element. It loads nothing itself: pages opened from files may not.</summary>
    /// <param name="page">The page.</param>
    /// <param name="contrastOnly">Whether only colours are looked at, as when nothing else of a page has changed since the last look.</param>
    public static async Task<string[]> SeriousAsync(IPage page, bool contrastOnly = false)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window")) await page.AddScriptTagAsync(new() { Path = Parts.AxePath });
        return await page.EvaluateAsync<string[]>(Measure, contrastOnly);
    }
}
