using System.Text.RegularExpressions;
using Lessons.Charts.Plotly;

namespace Lessons.Charts;

/// <summary>A chart as data. In a notebook, plotly.js draws it; in a log, its <see cref="PlainText"/> is shown.</summary>
public sealed partial class Figure
{
    private readonly IReadOnlyList<Trace> _traces;
    private readonly Layout _layout;

    internal Figure(string title, string plainText, IReadOnlyList<Trace> traces, Layout layout) =>
        (Title, PlainText, _traces, _layout) = (title, plainText, traces, layout);

    /// <summary>The title, in plain text.</summary>
    public string Title { get; }

    /// <summary>The content of the chart in words, for logs, diffs and screen readers.</summary>
    public string PlainText { get; }

    /// <summary>Its height in CSS pixels; the width is that of the page.</summary>
    public int Height => _layout.Height;

    private string Light => field ??= PlotlyJson.Write(_traces, _layout);

    /// <summary>The plotly.js JSON: an object of <c>data</c>, <c>layout</c> and <c>config</c>.</summary>
    /// <param name="theme">The colours.</param>
    public string ToJson(Theme theme = Theme.Light)
    {
        if (theme == Theme.Light) return Light;

        var swaps = Palette.Dark.Swaps.ToDictionary(swap => swap.Light, swap => swap.Dark);
        return Colour().Replace(Light, match => swaps.GetValueOrDefault(match.Value, match.Value));
    }

    /// <summary>A self-contained piece of HTML that follows the page's colour scheme.</summary>
    public string ToHtml() => ChartHtml.Of(new(ToJson(), PlainText, Height) { Sentences = _layout.Meta?.Sentences ?? [] });

    /// <inheritdoc cref="PlainText"/>
    public override string ToString() => PlainText;

    // Matches a whole JSON string, or the value of a style, but never a part of a longer text.
    [GeneratedRegex("""(?<="|color:)#[0-9A-F]{6}(?=\\?")""")]
    private static partial Regex Colour();
}
