using Notebooks.Book.Contents;
using Notebooks.Book.Site;

namespace Notebooks.Book.Pages;

/// <summary>The end of a lesson's page: how to run it, and where to get it.</summary>
internal static class RunIt
{
    public static string Html(Lesson lesson, SourceRepository? repository)
    {
        var file = Path.GetFileName(lesson.Path);
        string[] ways =
        [
            .. repository?.Codespaces is { } codespaces ? [Link(codespaces, "Open in Codespaces")] : Array.Empty<string>(),
            .. Downloads.Of(lesson).Keys.Select(copy => $"<a href=\"{Shell.Encode(copy)}\" download>Download {(copy.EndsWith(".ipynb", StringComparison.Ordinal) ? ".ipynb" : ".dib")}</a>"),
            .. repository is null ? Array.Empty<string>() : [Link(repository.Of(file), "Source in the repository")],
        ];
        return $"""
            <aside class="run" aria-label="Run this lesson"><p>Run it yourself: <code>./nbtest.sh notebooks/{Shell.Encode(file)}</code>, or open <code>notebooks/{lesson.Slug}.ipynb</code> in VS Code or JupyterLab and change it.</p>
            <p class="get">{string.Join(" ", ways)}</p></aside>

            """;
    }

    private static string Link(string address, string text) => $"<a href=\"{Shell.Encode(address)}\">{text}</a>";
}
