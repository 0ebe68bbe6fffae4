using Notebooks.Book.Contents;

namespace Notebooks.Book.Prose;

/// <summary>
/// The files that may be copied into a book when a lesson points at them: those in the folder of the lessons, and those in
/// folders that the book itself names. A book is published, so hidden files are not allowed. Files outside these folders
/// are not allowed either, even if a symbolic link leads to them.
/// </summary>
internal sealed class BookFiles
{
    private const int MostLinks = 40;

    private readonly string _root;
    private readonly string[] _folders;

    /// <param name="folder">The folder of the lessons.</param>
    /// <param name="others">Further folders, relative to the folder around it.</param>
    /// <exception cref="BookException">A folder is hidden, or not below the folder around the lessons.</exception>
    public BookFiles(string folder, IReadOnlyList<string> others)
    {
        var lessons = Path.GetFullPath(folder);
        _root = Path.GetDirectoryName(lessons) ?? lessons;
        _folders = [lessons, .. others.Select(other => Path.GetFullPath(other, _root))];
        if (_folders.Skip(1).FirstOrDefault(other => !IsVisible(_root, other)) is { } elsewhere)
            throw new BookException($"\"files\" in data/book.json names {elsewhere}, which is hidden or not below {_root}: name folders such as \"data\".");
    }

    /// <summary>The path of a file below the folder around the lessons, or null when it is not allowed or not a file.</summary>
    /// <param name="path">Its full path.</param>
    public string? Find(string path)
    {
        if (!_folders.Any(folder => IsVisible(folder, path))) return null;
        if (Real(path) is not { } real || !File.Exists(real) || !_folders.Any(folder => Real(folder) is { } own && IsVisible(own, real))) return null;
        return File.GetAttributes(real).HasFlag(FileAttributes.Hidden) ? null : Path.GetRelativePath(_root, path);
    }

    private static bool IsVisible(string folder, string path) =>
        Path.GetRelativePath(folder, path) is var relative && !Path.IsPathRooted(relative) && !Names(relative).Any(name => name.StartsWith('.'));

    /// <summary>The path without symbolic links, or null when they lead in a circle.</summary>
    private static string? Real(string path, int links = 0)
    {
        var real = Path.GetPathRoot(path)!;
        string[] names = Names(path[real.Length..]);
        for (var i = 0; i < names.Length; i++)
        {
            var next = Path.Combine(real, names[i]);
            if (new FileInfo(next).LinkTarget is { } target)
                return links == MostLinks ? null : Real(Path.GetFullPath(Path.Combine([target, .. names[(i + 1)..]]), real), links + 1);
            real = next;
        }

        return real;
    }

    private static string[] Names(string path) => path.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);
}
