using System.Globalization;

namespace Lessons.Recordings.Capture;

/// <summary>The cell of a line of code. Our engine compiles each cell as a document of its own, such as <c>13-semaphore.dib#5</c>.</summary>
internal static class SourceCell
{
    /// <summary>The number of the cell, or 0 for any other document.</summary>
    /// <param name="file">The document, as the compiler gives it to its callers.</param>
    public static int Of(string file)
    {
        var digits = file.AsSpan(file.LastIndexOf('#') + 1);
        return digits.Length < file.Length && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var cell) ? cell : 0;
    }
}
