using Notebooks.Formats;
using Notebooks.Planning;

namespace Notebooks.Running;

/// <summary>Reads the imported text that a failure is about, at once, because the file may change later.</summary>
internal static class ImportedText
{
    /// <summary>Adds the text to a failure.</summary>
    /// <param name="failure">The failure, or null.</param>
    /// <param name="folder">Full path of the notebook's folder.</param>
    public static Failure? WithTextIn(this Failure? failure, string folder) =>
        failure is { ImportedFile: { } name, Line: > 0 } && name != Planner.CommandLine ? failure with { ImportedText = Read(ImportedFile.Of(name), folder) } : failure;

    private static string? Read(ImportedFile file, string folder)
    {
        try
        {
            var path = Path.GetFullPath(file.Path, folder);
            return file.Cell > 0 ? NotebookFile.Read(path).Cells.ElementAtOrDefault(file.Cell - 1)?.Source : File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotebookFormatException or ArgumentException)
        {
            // The file is gone, or the name was never a file. The failure is reported without its text.
            return null;
        }
    }
}
