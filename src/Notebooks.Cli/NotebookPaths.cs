using Microsoft.Extensions.FileSystemGlobbing;

namespace Notebooks.Cli;

/// <summary>Turns the files, folders and patterns on the command line into notebooks.</summary>
internal static class NotebookPaths
{
    private static readonly string[] SkippedFolders = ["bin", "obj"];

    private static readonly EnumerationOptions VisibleFiles = new() { AttributesToSkip = FileAttributes.Hidden | FileAttributes.System };

    // Linked folders are left out, because a link may lead back to a folder above it.
    private static readonly EnumerationOptions RealFolders = new() { AttributesToSkip = FileAttributes.Hidden | FileAttributes.ReparsePoint };

    /// <summary>The notebooks in the order given; those of a folder or pattern in ordinal order of their names. Each comes once.</summary>
    /// <param name="paths">Files, folders and patterns.</param>
    /// <param name="commands">The commands that could have stood in place of the first path.</param>
    public static IReadOnlyList<string> Expand(IReadOnlyList<string> paths, IReadOnlyList<string>? commands = null)
    {
        if (paths is [var first, ..] && commands is not null) RefuseMistypedCommand(first, commands);
        List<string> notebooks = [];
        HashSet<string> seen = [];
        foreach (var path in paths.Count == 0 ? ["."] : paths)
        {
            foreach (var notebook in ExpandOne(path))
            {
                if (seen.Add(Path.GetFullPath(notebook)))
                    notebooks.Add(Shorten(notebook));
            }
        }

        // A shell expands 13* to a source and its twin. The user means one notebook, so the twin is left out.
        return [.. notebooks.Where(n => !(HasExtension(n, ".ipynb") && seen.Contains(Path.ChangeExtension(Path.GetFullPath(n), ".dib"))))];
    }

    private static void RefuseMistypedCommand(string word, IReadOnlyList<string> commands)
    {
        if (!word.All(char.IsAsciiLetter) || Path.Exists(word) || WithExtension(word) is not null) return;
        var guess = Nearest.To(word, commands) ?? Guess(word);
        throw new UsageException($"There is no command, file or folder {word}; {(guess is null ? $"the commands are {string.Join(", ", commands)}." : $"did you mean {guess}?")}");
    }

    private static string? WithExtension(string path) => ((string[])[".dib", ".ipynb"]).Select(extension => path + extension).FirstOrDefault(File.Exists);

    private static IReadOnlyList<string> ExpandOne(string path)
    {
        if (File.Exists(path))
        {
            return IsNotebook(path)
                ? [path]
                : throw new UsageException($"{path} is not a notebook; give a .dib or .ipynb file.");
        }

        if (Directory.Exists(path))
        {
            return InFolder(path) is { Count: > 0 } found
                ? found
                : throw new UsageException($"There is no notebook in {path}; give a folder that holds .dib or .ipynb files.");
        }

        if (path.Contains('*'))
        {
            return Matching(path) is { Count: > 0 } found
                ? found
                : throw new UsageException($"No notebook matches {path}; check the pattern and the folder it starts from ({Directory.GetCurrentDirectory()}).");
        }

        if (WithExtension(path) is { } named)
            return [named];

        throw new UsageException($"There is no file or folder {path}; {(Guess(path) is { } near ? $"did you mean {near}?" : "check the path.")}");
    }

    private static string? Guess(string path)
    {
        var folder = Path.GetDirectoryName(path);
        if (folder is null || !Directory.Exists(folder.Length == 0 ? "." : folder)) return null;
        var names = Directory.EnumerateFileSystemEntries(folder.Length == 0 ? "." : folder).Where(n => IsNotebook(n) || Directory.Exists(n)).Select(n => Path.GetFileName(n)!);
        // A name without its extension is enough.
        return Nearest.To(Path.GetFileName(path), names.SelectMany(name => (string[])[name, Path.GetFileNameWithoutExtension(name)])) is { } near ? Path.Combine(folder, near) : null;
    }

    private static List<string> InFolder(string folder)
    {
        List<string> found = [];
        Collect(folder, found);
        return Ordered(WithoutTwins(found));

        static void Collect(string folder, List<string> found)
        {
            found.AddRange(Directory.EnumerateFiles(folder, "*", VisibleFiles).Where(IsNotebook));
            foreach (var child in Directory.EnumerateDirectories(folder, "*", RealFolders).Where(d => !IsSkipped(Path.GetFileName(d))))
                Collect(child, found);
        }
    }

    private static List<string> Matching(string pattern)
    {
        // The matcher takes patterns relative to a folder: the part before the first wildcard is that folder.
        var parts = pattern.Replace(Path.DirectorySeparatorChar, '/').Split('/');
        var fixedParts = parts.TakeWhile(p => !p.Contains('*')).ToArray();
        var root = fixedParts is [] ? "." : string.Join('/', fixedParts) is { Length: > 0 } prefix ? prefix : "/";
        if (!Directory.Exists(root))
            return [];

        var matcher = new Matcher(StringComparison.Ordinal).AddInclude(string.Join('/', parts[fixedParts.Length..]));
        var found = matcher.GetResultsInFullPath(root)
            .Where(f => IsNotebook(f) && !Path.GetRelativePath(root, f).Split(Path.DirectorySeparatorChar).Any(IsSkipped));

        // The pattern *.ipynb means the twins, too, as when a shell expands the pattern itself.
        return Ordered(HasExtension(pattern, ".ipynb") ? found : WithoutTwins([.. found]));
    }

    /// <summary>An .ipynb beside a same-named .dib is a rendering of it, not another notebook.</summary>
    private static IEnumerable<string> WithoutTwins(List<string> found)
    {
        var sources = found.Where(f => HasExtension(f, ".dib")).Select(f => Path.ChangeExtension(f, null)).ToHashSet();
        return found.Where(f => HasExtension(f, ".dib")
            || !(sources.Contains(Path.ChangeExtension(f, null)) || File.Exists(Path.ChangeExtension(f, ".dib"))));
    }

    private static List<string> Ordered(IEnumerable<string> found) => [.. found.Order(StringComparer.Ordinal)];

    private static string Shorten(string path)
    {
        var relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), path);
        return relative == ".." || relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? path : relative;
    }

    private static bool IsSkipped(string name) => name.StartsWith('.') || SkippedFolders.Contains(name);

    public static bool IsNotebook(string path) => HasExtension(path, ".dib") || HasExtension(path, ".ipynb");

    private static bool HasExtension(string path, string extension) =>
        Path.GetExtension(path.AsSpan()).Equals(extension, StringComparison.OrdinalIgnoreCase);
}
