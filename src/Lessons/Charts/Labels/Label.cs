namespace Lessons.Charts;

/// <summary>Where a text stands between the two ends that it got.</summary>
internal enum Stand
{
    /// <summary>In the middle of a bar, in the colour of the paper.</summary>
    Inside,

    /// <summary>At the left end, after what it names.</summary>
    After,

    /// <summary>At the right end, before what it names.</summary>
    Before,

    /// <summary>In the middle above a thin bar, in a weaker colour.</summary>
    Above,
}

/// <summary>A text in the plot.</summary>
/// <param name="Stand">Where it stands.</param>
/// <param name="From">Its left end, in milliseconds.</param>
/// <param name="To">Its right end, in milliseconds.</param>
/// <param name="Height">The height of its middle, in lanes.</param>
/// <param name="Text">The text, as plotly.js reads it.</param>
internal sealed record Label(Stand Stand, double From, double To, double Height, string Text);
