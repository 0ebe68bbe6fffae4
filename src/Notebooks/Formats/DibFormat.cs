using System.Collections.Immutable;

namespace Notebooks.Formats;

/// <summary>Plain-text notebooks. A line such as <c>#!csharp</c>, with nothing else on it, begins a cell.</summary>
public static class DibFormat
{
    /// <summary>Reads a notebook.</summary>
    /// <param name="text">The text of the file. A byte order mark is ignored; CRLF and LF end lines.</param>
    /// <param name="file">Path of the file, for messages.</param>
    /// <exception cref="NotebookFormatException">The meta block is not a JSON object.</exception>
    public static Notebook Parse(string text, string file) => new DibReader(text, file).Read();

    /// <summary>Writes a notebook. A well-formed <c>.dib</c> that was read is written byte for byte as it was, even by way of an <c>.ipynb</c>. Empty cells and empty lines around a cell's text are left out.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="file">Path of the file to be, for messages.</param>
    /// <exception cref="NotebookFormatException">The notebook holds something that would read back as something else: a raw cell, or a line that begins a cell.</exception>
    public static string Write(Notebook notebook, string file = "notebook.dib") => new DibWriter(notebook, file).Write();

    /// <summary>Moves content that has no other place in a <c>.dib</c> into the text of cells. Pictures of Markdown cells become <c>data:</c> links, and the tag of parameters becomes its marker.</summary>
    /// <param name="notebook">The notebook.</param>
    public static Notebook Keep(Notebook notebook) =>
        notebook with { Cells = [.. notebook.Cells.Select(cell => ParametersTag.AsMarker(InlinedAttachments.In(cell)))] };

    /// <summary>Describes the <see cref="Losses"/>: each thing once, with the cells that have it; empty when nothing gets lost.</summary>
    /// <param name="notebook">The notebook.</param>
    public static string DescribeLosses(Notebook notebook) => DibLosses.InWords(notebook);

    /// <summary>Lists what <see cref="Write"/> leaves out, because a <c>.dib</c> has no place for it: outputs, attachments, metadata of cells. Ids and execution counts are not mentioned, because every writer makes them anew.</summary>
    /// <param name="notebook">The notebook.</param>
    public static ImmutableArray<FormatWarning> Losses(Notebook notebook) => DibLosses.Of(notebook);
}
