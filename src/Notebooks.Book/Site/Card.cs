namespace Notebooks.Book.Site;

/// <summary>The picture that other sites show beside a link to a page.</summary>
/// <param name="File">Its path in the book.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
internal sealed record Card(string File, int Width, int Height);
