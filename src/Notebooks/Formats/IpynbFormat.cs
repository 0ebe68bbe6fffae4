namespace Notebooks.Formats;

/// <summary>Jupyter notebooks: read in any nbformat 4, written in nbformat 4.5.</summary>
public static class IpynbFormat
{
    /// <summary>Reads a notebook.</summary>
    /// <param name="text">The text of the file; nothing but white space is a notebook without cells.</param>
    /// <param name="file">Path of the file, for messages.</param>
    /// <exception cref="NotebookFormatException">The text is not JSON, or not a notebook of a version this can read.</exception>
    public static Notebook Parse(string text, string file) => new IpynbReader(file).Read(text);

    /// <summary>Writes a notebook. Everything that was read is kept; ids, the kernel, the cells' languages and the tag <c>raises-exception</c> are added where missing.</summary>
    /// <param name="notebook">The notebook.</param>
    public static string Write(Notebook notebook) => IpynbWriter.Write(notebook);
}
