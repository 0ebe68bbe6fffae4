namespace Notebooks.Formats.Prose;

/// <summary>One answer to choose in a <see cref="Prediction"/>.</summary>
/// <param name="Text">The answer, as Markdown.</param>
/// <param name="Reason">Why it tempts, or why it is right, as Markdown.</param>
/// <param name="IsRight">Whether it is the right one.</param>
public sealed record PredictedAnswer(string Text, string Reason, bool IsRight);
