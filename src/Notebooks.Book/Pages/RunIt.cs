using Notebooks.Book.Contents;
using Notebooks.Book.Site;

namespace Notebooks.Book.Pages;

/// <summary>How a reader runs what the pages show. Pages that run leave it out.</summary>
internal static class RunIt
{
    /// <summary>The line on the cover.</summary>
    public static string Line(Shell shell) => $"<p class=\"run\">These pages are a recording. <code>{Serve(shell)}</code> opens them on your machine, and every cell runs there and can be changed.</p>";

    /// <summary>The end of a lesson's page: how to run it, and where to get it.</summary>
    public static string Html(Lesson lesson, Shell shell)
    {
        var repository = shell.Site.Repository;
        var file = Path.GetFileName(lesson.Path);
        string[] ways =
        [
            .. repository?.Codespaces is { } codespaces ? [Link(codespaces, "Open in Codespaces")] : Array.Empty<string>(),
            .. Downloads.Of(lesson).Keys.Select(copy => $"<a href=\"{Shell.Encode(copy)}\" download>Download {(copy.EndsWith(".ipynb", StringComparison.Ordinal) ? ".ipynb" : ".dib")}</a>"),
            .. repository is null ? Array.Empty<string>() : [Link(repository.Of(file), "Source in the repository")],
        ];
        return $"""
            <aside class="run" aria-label="Run this lesson"><p>Run it yourself: <code>{Serve(shell)}</code> opens these pages on your machine, and every cell runs there and can be changed. Or open the notebook in VS Code or JupyterLab.</p>
            <p class="get">{string.Join(" ", ways)}</p></aside>

            """;
    }

    private static string Serve(Shell shell) => Shell.Encode($"{shell.Command} serve");

    private static string Link(string address, string text) => $"<a href=\"{Shell.Encode(address)}\">{text}</a>";
}
