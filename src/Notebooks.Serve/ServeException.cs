namespace Notebooks.Serve;

/// <summary>The book cannot be served as asked.</summary>
/// <param name="message">What is wrong and what to do.</param>
public sealed class ServeException(string message) : Exception(message);
