namespace Notebooks.Publishing.Pictures;

/// <summary>Figures could not be drawn.</summary>
/// <param name="message">Why, and what to do.</param>
public sealed class PictureException(string message) : Exception(message);
