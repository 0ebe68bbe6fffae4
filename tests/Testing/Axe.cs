using Microsoft.Playwright;

namespace Testing;

/// <summary>axe-core, which knows what keeps readers out of a page.</summary>
public static class Axe
{
    /// <summary>What it calls serious or critical, with the rule and the first element. It loads nothing itself: pages opened from files may not.</summary>
    public static async Task<string[]> SeriousAsync(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window")) await page.AddScriptTagAsync(new() { Path = Parts.AxePath });
        return await page.EvaluateAsync<string[]>("""
            async () => (await axe.run(document, { resultTypes: ['violations'], preload: false })).violations
              .filter(v => v.impact === 'serious' || v.impact === 'critical')
              .map(v => `${v.id}: ${v.help}: ${v.nodes.length} times, first ${v.nodes[0].html.slice(0, 300)} ${v.nodes[0].failureSummary}`)
            """);
    }
}
