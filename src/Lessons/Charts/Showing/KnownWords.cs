namespace Lessons.Charts;

/// <summary>What a figure of the lessons says of itself, when it has become a chart of Plotly.NET.</summary>
/// <param name="Text">The words.</param>
/// <param name="Title">The title that they begin with, as plotly.js has it.</param>
/// <param name="Traces">The names of the traces that they tell of.</param>
/// <param name="Annotations">The texts of the annotations that they tell of.</param>
internal sealed record KnownWords(string Text, string? Title, string[] Traces, string[] Annotations);
