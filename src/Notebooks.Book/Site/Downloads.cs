using Notebooks.Book.Contents;
using Notebooks.Formats;
using Notebooks.Publishing.Twins;

namespace Notebooks.Book.Site;

/// <summary>The notebooks that a reader can take from a lesson's page: its source, and its twin when that is of the same text.</summary>
internal static class Downloads
{
    private const string Folder = "files/notebooks/";

    /// <summary>The files of a lesson: the path of each, by the path of its copy.</summary>
    public static IReadOnlyDictionary<string, string> Of(Lesson lesson) =>
        new[] { lesson.Path, Twin.PathOf(lesson.Path) }.Distinct().Where(path => path == lesson.Path ? File.Exists(path) : IsTwin(path, lesson)).ToDictionary(path => Folder + Path.GetFileName(path));

    private static bool IsTwin(string path, Lesson lesson)
    {
        try
        {
            return File.Exists(path) && Twin.FirstDifference(lesson.Source, NotebookFile.Read(path), Path.GetDirectoryName(Path.GetFullPath(path))!) is null;
        }
        catch (NotebookFormatException)
        {
            return false;
        }
    }
}
