using System.Text.RegularExpressions;

namespace Notebooks.Book.Prose;

/// <summary>Where the links of lessons lead in the book: to pages, and to copies of the files that lessons point at.</summary>
/// <param name="folder">The folder of the lessons.</param>
internal sealed partial class LinkTargets(string folder)
{
    private readonly Dictionary<string, string> _files = [];

    /// <summary>Files to copy: where they are, by where they go.</summary>
    public IReadOnlyDictionary<string, string> Files => _files;

    public string Of(string url)
    {
        if (url.Length == 0 || url[0] == '#' || url.Contains(':', StringComparison.Ordinal)) return url;
        if (Notebook().Match(url) is { Success: true } notebook) return $"{notebook.Groups["name"].Value}.html{notebook.Groups["anchor"].Value}";
        // The list of all lessons.
        if (url == "README.md") return "index.html";

        var path = Path.GetFullPath(Uri.UnescapeDataString(url.Split('#')[0]), folder);
        var root = Path.GetDirectoryName(Path.GetFullPath(folder))!;
        if (!File.Exists(path) || Path.GetRelativePath(root, path) is var relative && relative.StartsWith("..", StringComparison.Ordinal)) return url;
        // Browsers show text, and offer source files for download.
        var copy = "files/" + relative.Replace('\\', '/') + (Path.GetExtension(path) is ".png" or ".svg" or ".html" ? "" : ".txt");
        _files[copy] = path;
        return copy;
    }

    [GeneratedRegex(@"^(?<name>[\w-]+)\.(dib|ipynb)(?<anchor>#.*)?$")]
    private static partial Regex Notebook();
}
