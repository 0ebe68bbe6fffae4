namespace Lessons.Charts;

/// <summary>The words of a lesson figure about itself, for when it has become a chart of Plotly.NET.</summary>
/// <param name="Text">The words.</param>
/// <param name="Title">The title at the beginning of the words, as plotly.js has it.</param>
/// <param name="Traces">The names of the traces that the words describe.</param>
/// <param name="Annotations">The texts of the annotations that the words contain.</param>
internal sealed record KnownWords(string Text, string? Title, string[] Traces, string[] Annotations);
