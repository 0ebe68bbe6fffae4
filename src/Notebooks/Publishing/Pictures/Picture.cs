namespace Notebooks.Publishing.Pictures;

/// <summary>A figure as a picture, for programs that do not draw figures.</summary>
/// <param name="Png">The picture.</param>
/// <param name="Width">How wide to show it, in CSS pixels.</param>
/// <param name="Height">How high to show it.</param>
public sealed record Picture(byte[] Png, int Width, int Height);
