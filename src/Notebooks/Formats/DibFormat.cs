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

    /// <summary>Writes a notebook. What was read from a well-formed <c>.dib</c>, even by way of an <c>.ipynb</c>, is written byte for byte as it was. Empty cells and empty lines around a cell's text are left out.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="file">Path of the file to be, for messages.</param>
    /// <exception cref="NotebookFormatException">The notebook holds something that would read back as something else: a raw cell, or a line that begins a cell.</exception>
    public static string Write(Notebook notebook, string file = "notebook.dib") => new DibWriter(notebook, file).Write();

    /// <summary>Moves into the text of cells what a <c>.dib</c> has no other place for: pictures of Markdown cells become <c>data:</c> links, the tag of parameters becomes its marker.</summary>
    /// <param name="notebook">The notebook.</param>
    public static Notebook Keep(Notebook notebook) =>
        notebook with { Cells = [.. notebook.Cells.Select(cell => ParametersTag.AsMarker(InlinedAttachments.In(cell)))] };

    /// <summary>What <see cref="Losses"/> says, each thing once, with the cells that have it; empty when nothing gets lost.</summary>
    /// <param name="notebook">The notebook.</param>
    public static string DescribeLosses(Notebook notebook) => DibLosses.InWords(notebook);

    /// <summary>What <see cref="Write"/> leaves out, because a <c>.dib</c> has no place for it: outputs, attachments, metadata of cells. Ids and execution counts are not mentioned: every writer makes them anew.</summary>
    /// <param name="notebook">The notebook.</param>
    public static ImmutableArray<FormatWarning> Losses(Notebook notebook) => DibLosses.Of(notebook);
}
