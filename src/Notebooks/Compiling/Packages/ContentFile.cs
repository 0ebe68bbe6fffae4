namespace Notebooks.Compiling.Packages;

/// <summary>A file of a package that a program finds beside itself.</summary>
/// <param name="Path">Full path.</param>
/// <param name="OutputPath">Its path below the program's folder.</param>
internal sealed record ContentFile(string Path, string OutputPath);
