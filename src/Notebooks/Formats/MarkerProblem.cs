namespace Notebooks.Formats;

/// <summary>A marker that cannot be understood.</summary>
/// <param name="Message">What is wrong and what to write instead.</param>
/// <param name="Line">One-based line in the cell.</param>
public sealed record MarkerProblem(string Message, int Line);
