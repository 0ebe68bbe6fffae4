namespace Lessons.Charts;

/// <summary>A chart as it is shown.</summary>
/// <param name="Json">The plotly.js figure: an object of <c>data</c>, <c>layout</c> and <c>config</c>.</param>
/// <param name="PlainText">Its content in words, for logs, diffs and screen readers.</param>
/// <param name="Height">Its height in CSS pixels.</param>
/// <param name="OwnTheme">Whether it has its own colours. They do not change on a dark page.</param>
internal sealed record ShownChart(string Json, string PlainText, int Height, bool OwnTheme = false)
{
    /// <summary>Its content in sentences, which stand folded below it.</summary>
    public IReadOnlyList<string> Sentences { get; init; } = [];
}
