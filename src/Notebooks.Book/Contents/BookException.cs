namespace Notebooks.Book.Contents;

/// <summary>The book cannot be made of the given files.</summary>
/// <param name="message">What is wrong, where, and what to do.</param>
public sealed class BookException(string message) : Exception(message);
