using System.Text.RegularExpressions;

namespace Notebooks.Book.Prose;

/// <summary>Where the links of lessons lead in the book: to pages, and to copies of the files that lessons point at.</summary>
/// <param name="folder">The folder of the lessons.</param>
/// <param name="others">Folders beside it whose files may be copied, too.</param>
/// <param name="pages">Markdown files of that folder that are pages of the book, without extension.</param>
internal sealed partial class LinkTargets(string folder, IReadOnlyList<string> others, IReadOnlyList<string> pages)
{
    private const int LongestPath = 1000;

    private readonly BookFiles _book = new(folder, others);
    private readonly Dictionary<string, string> _files = [];

    /// <summary>The files to copy: the path of each, by the path of its copy.</summary>
    public IReadOnlyDictionary<string, string> Files => _files;

    public string Of(string url)
    {
        if (url.Length is 0 or > LongestPath || url[0] == '#' || url.Contains(':', StringComparison.Ordinal)) return url;
        if (Notebook().Match(url) is { Success: true } notebook) return $"{notebook.Groups["name"].Value}.html{notebook.Groups["anchor"].Value}";
        if (Reading().Match(url) is { Success: true } page && pages.Contains(page.Groups["name"].Value)) return $"{page.Groups["name"].Value}.html{page.Groups["anchor"].Value}";
        // This file is the list of all lessons.
        if (url == "README.md") return "index.html";

        var name = Uri.UnescapeDataString(url.Split('#')[0]);
        if (name.Contains('\0', StringComparison.Ordinal)) return url;
        var path = Path.GetFullPath(name, folder);
        if (_book.Find(path) is not { } relative) return url;
        // Browsers show text files, but offer source files for download.
        var copy = "files/" + relative.Replace('\\', '/') + (Path.GetExtension(path) is ".png" or ".svg" or ".html" ? "" : ".txt");
        _files[copy] = path;
        return copy;
    }

    [GeneratedRegex(@"^(?<name>[\w-]+)\.(dib|ipynb)(?<anchor>#.*)?$")]
    private static partial Regex Notebook();

    [GeneratedRegex(@"^(?<name>[\w-]+)\.md(?<anchor>#.*)?$")]
    private static partial Regex Reading();
}
