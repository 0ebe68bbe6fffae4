namespace Notebooks.Book.Prose;

/// <summary>A block of a Markdown cell: a paragraph, a heading, a list.</summary>
/// <param name="Html">What it looks like.</param>
/// <param name="Text">Its Markdown.</param>
/// <param name="IsHeading">Whether it is a heading.</param>
/// <param name="IsList">Whether it is a list.</param>
internal sealed record ProsePiece(string Html, string Text, bool IsHeading, bool IsList);
