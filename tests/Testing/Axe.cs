using Microsoft.Playwright;

namespace Testing;

/// <summary>axe-core, which knows what keeps readers out of a page.</summary>
public static class Axe
{
    /// <summary>What it calls serious or critical, with the rule and the first element. It loads nothing itself: pages opened from files may not.</summary>
    /// <param name="page">The page.</param>
    /// <param name="contrastOnly">Whether only colours are looked at, as when nothing else of a page has changed since the last look.</param>
    public static async Task<string[]> SeriousAsync(IPage page, bool contrastOnly = false)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window")) await page.AddScriptTagAsync(new() { Path = Parts.AxePath });
        return await page.EvaluateAsync<string[]>("""
            async contrastOnly => (await axe.run(document, { resultTypes: ['violations'], preload: false, ...(contrastOnly ? { runOnly: ['color-contrast'] } : {}) })).violations
              .filter(v => v.impact === 'serious' || v.impact === 'critical')
              .map(v => `${v.id}: ${v.help}: ${v.nodes.length} times, first ${v.nodes[0].html.slice(0, 300)} ${v.nodes[0].failureSummary}`)
            """, contrastOnly);
    }
}
