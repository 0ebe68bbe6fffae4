namespace Notebooks.Book.Navigation;

/// <summary>A heading of a page.</summary>
/// <param name="Text">Its text, without marks.</param>
/// <param name="Id">Its anchor.</param>
/// <param name="Level">1 for the title of the page, 2 for its sections.</param>
internal sealed record Heading(string Text, string Id, int Level);
