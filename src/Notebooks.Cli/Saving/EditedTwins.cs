using Notebooks.Formats;
using Notebooks.Publishing.Twins;

namespace Notebooks.Cli.Saving;

/// <summary>Finds twins that somebody has edited, because saving would throw the edits away.</summary>
internal static class EditedTwins
{
    /// <summary>Reads a source whose twin may be overwritten.</summary>
    /// <exception cref="UsageException">The twin holds edits that the source does not.</exception>
    /// <exception cref="NotebookFormatException">The source cannot be read.</exception>
    public static Notebook Refuse(string source)
    {
        var notebook = NotebookFile.Read(source);
        var twin = Twin.PathOf(source);
        if (!File.Exists(twin) || Edit(notebook, twin) is not { } edit) return notebook;
        throw new UsageException($"{edit} `nb convert {twin} {source} --force` brings what it says into the source; to give it up, delete {twin}. Then save again.");
    }

    private static string? Edit(Notebook source, string path)
    {
        Notebook twin;
        try
        {
            twin = NotebookFile.Read(path);
        }
        catch (NotebookFormatException e)
        {
            return $"{e.Message} It would be overwritten.";
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (Twin.FirstDifference(source, twin, folder) is null) return null;
        if (!Twin.IsTwin(twin)) return $"{path} was not written by `nb save`, and its cells are not those of {Path.GetFileName(Path.ChangeExtension(path, ".dib"))}.";
        return Twin.FirstEdit(twin) switch
        {
            null => null,
            var cell when cell > twin.Cells.Length => $"{path} was edited by hand: cells were removed or moved.",
            var cell => $"{path} was edited by hand, in cell {cell}.",
        };
    }
}
