using System.Collections.Immutable;

namespace Notebooks.Formats;

/// <summary>Plain-text notebooks: <c>#!csharp</c> and its like alone on a line begin a cell.</summary>
public static class DibFormat
{
    /// <summary>Reads a notebook.</summary>
    /// <param name="text">The text of the file. A byte order mark is ignored; CRLF and LF end lines.</param>
    /// <param name="file">Path of the file, for messages.</param>
    /// <exception cref="NotebookFormatException">The meta block is not a JSON object.</exception>
    public static Notebook Parse(string text, string file) => new DibReader(text, file).Read();

    /// <summary>Writes a notebook. What was read from a well-formed <c>.dib</c>, even by way of an <c>.ipynb</c>, is written byte for byte as it was.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="file">Path of the file to be, for messages.</param>
    /// <exception cref="NotebookFormatException">The notebook holds something that would read back as something else: a raw cell, or a line that begins a cell.</exception>
    public static string Write(Notebook notebook, string file = "notebook.dib") => new DibWriter(notebook, file).Write();

    /// <summary>What <see cref="Write"/> leaves out, because a <c>.dib</c> has no place for it: outputs, attachments, metadata of cells.</summary>
    /// <param name="notebook">The notebook.</param>
    public static ImmutableArray<FormatWarning> Losses(Notebook notebook) => DibLosses.Of(notebook);
}
