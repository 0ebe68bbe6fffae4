namespace Notebooks.Book.Contents;

/// <summary>The book cannot be made of what there is.</summary>
/// <param name="message">What is wrong, where, and what to do.</param>
public sealed class BookException(string message) : Exception(message);
