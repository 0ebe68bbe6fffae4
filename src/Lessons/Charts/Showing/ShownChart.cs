namespace Lessons.Charts;

/// <summary>A chart as it is shown.</summary>
/// <param name="Json">The plotly.js figure: an object of <c>data</c>, <c>layout</c> and <c>config</c>.</param>
/// <param name="PlainText">What it says, for logs, diffs and screen readers.</param>
/// <param name="Height">Its height in CSS pixels.</param>
/// <param name="OwnTheme">Whether it brings its own colours, which then stay as they are on a dark page, too.</param>
internal sealed record ShownChart(string Json, string PlainText, int Height, bool OwnTheme = false);
