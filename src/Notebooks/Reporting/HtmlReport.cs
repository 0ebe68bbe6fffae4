using System.Globalization;
using System.Text;
using Notebooks.Formats;
using Notebooks.Reporting.Html;
using Notebooks.Running;

namespace Notebooks.Reporting;

/// <summary>
/// <c>report.html</c>: one file to look at after a run. It contains all it needs, figures included, so that it can be sent
/// anywhere. Its own policy forbids it to ask the network for anything.
/// </summary>
public static class HtmlReport
{
    /// <summary>Its name in the folder of a report.</summary>
    public const string FileName = "report.html";

    // Outputs of notebooks may contain anything, and reading the report must not send requests to the network.
    private const string Policy = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; media-src data:; form-action 'none'; base-uri 'none'";

    /// <summary>Writes a report into a folder in which the executed notebooks already lie.</summary>
    /// <param name="report">The report.</param>
    /// <param name="folder">The folder.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be written.</exception>
    public static void Write(RunReport report, string folder)
    {
        using var buffer = new MemoryStream();
        using (var page = new StreamWriter(buffer, new UTF8Encoding(false), leaveOpen: true)) Write(report, folder, page);
        AtomicFile.Write(Path.Combine(folder, FileName), buffer.ToArray());
    }

    private static void Write(RunReport report, string folder, TextWriter page)
    {
        var anchors = new Anchors(report);
        page.Write($"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta http-equiv="Content-Security-Policy" content="{Policy}">
            <title>{Markup.Text(Headline(report))}</title>
            <style>
            {Resource.Read("report.css")}
            </style>
            </head>
            <body>
            <header class="{(report.Count(Verdict.Failed) > 0 ? "failed" : report.Count(Verdict.NotRun) > 0 ? "not-run" : "passed")}">
            <h1>{Markup.Text(Headline(report))}</h1>
            <p>{Facts(report)}</p>
            <nav>{(report.Count(Verdict.Failed) > 0 ? "<a href=\"#failures\">Failures</a>" : "")}<a href="#notebooks">Notebooks</a><a href="#slowest">Slowest cells</a><a href="#claims">Claims</a><a href="#executed">Executed</a></nav>
            </header>
            <main>

            """);
        FailuresSection.Write(report, anchors, page);
        TablesSection.Write(report, anchors, page);
        ClaimsSection.Write(report, anchors, page);
        var library = NotebooksSection.Write(report, folder, anchors, page);
        page.Write("</main>\n");
        if (library.File is { } file)
        {
            page.Write($"<script id=\"plotly\">\n{Markup.InScript(Resource.Read(file))}\n</script>\n");
            page.Write($"<script>\nconst narrowFigure = {Markup.InScript(Resource.Read("narrow.js").Trim())};\n{Markup.InScript(Resource.Read("timeline.js"))}\n</script>\n");
        }
        page.Write($"<script>\n{Resource.Read("report.js")}\n</script>\n</body>\n</html>\n");
    }

    private static string Headline(RunReport report) => (report.Count(Verdict.Failed), report.Count(Verdict.NotRun), report.Notebooks.Count) switch
    {
        (0, 0, 1) => "✔ The notebook passed",
        (0, 0, var all) => $"✔ All {all} {Runs(report)} passed",
        (0, var skipped, var all) => $"{skipped} of {all} {Runs(report)} did not run",
        (var failed, 0, var all) => $"✘ {failed} of {all} {Runs(report)} failed",
        var (failed, skipped, all) => $"✘ {failed} of {all} {Runs(report)} failed, {skipped} did not run",
    };

    private static string Runs(RunReport report) => report.Runs == 1 ? "notebooks" : "runs of notebooks";

    private static string Facts(RunReport report)
    {
        var claims = report.Notebooks.SelectMany(n => n.Cells).SelectMany(c => c.Claims).ToList();
        string?[] facts =
        [
            report.Notebooks.Sum(n => n.Cells.Count(c => c.Verdict.WasRun())) is var cells && cells == 1 ? "1 cell" : $"{cells} cells",
            claims.Count(c => c.Passed) is var held && held == 1 ? "1 claim holds" : $"{held} claims hold",
            Markup.Duration(report.Milliseconds),
            report.StartedAt.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture),
            report.Shard is { } shard ? $"shard {shard}" : null,
        ];
        return string.Join(" · ", facts.OfType<string>().Select(Markup.Text));
    }
}
