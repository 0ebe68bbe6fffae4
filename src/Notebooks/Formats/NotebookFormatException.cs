namespace Notebooks.Formats;

/// <summary>A file could not be read as a notebook. The message names the file, the position where known, what was wrong and what to do.</summary>
/// <param name="file">Path of the file as the caller gave it.</param>
/// <param name="problem">What was wrong and what to do, as a sentence.</param>
/// <param name="line">One-based line, or 0 when unknown.</param>
/// <param name="column">One-based column, or 0 when unknown.</param>
/// <param name="inner">The cause, if another exception was.</param>
public sealed class NotebookFormatException(string file, string problem, int line = 0, int column = 0, Exception? inner = null)
    : Exception(Describe(file, problem, line, column), inner)
{
    /// <summary>Path of the file as the caller gave it.</summary>
    public string File { get; } = file;

    /// <summary>One-based line, or 0 when unknown.</summary>
    public int Line { get; } = line;

    /// <summary>One-based column, or 0 when unknown.</summary>
    public int Column { get; } = column;

    private static string Describe(string file, string problem, int line, int column) =>
        line == 0 ? $"{file}: {problem}" : column == 0 ? $"{file}:{line}: {problem}" : $"{file}:{line}:{column}: {problem}";
}
