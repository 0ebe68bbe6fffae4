namespace Notebooks.Reporting.Html;

/// <summary>Names of the places in the page.</summary>
internal sealed class Anchors(RunReport report)
{
    private readonly Dictionary<ReportedNotebook, string> _names =
        report.Notebooks.Select((n, i) => (n, i)).ToDictionary(n => n.n, n => $"notebook-{n.i + 1}", ReferenceEqualityComparer.Instance as IEqualityComparer<ReportedNotebook>);

    public string Of(ReportedNotebook notebook) => _names[notebook];

    public string Of(ReportedNotebook notebook, int cell) => $"{_names[notebook]}-cell-{cell}";

    /// <summary>Where a link from one notebook to another leads in the page, or null when that notebook is not in it.</summary>
    public string? Find(ReportedNotebook from, string link)
    {
        var target = Full(from.Path, Uri.UnescapeDataString(link.Split('#', '?')[0]));
        return report.Notebooks.FirstOrDefault(n => n.Run == from.Run && Path.ChangeExtension(Full(n.Path, null), null) == Path.ChangeExtension(target, null)) is { } found ? Of(found) : null;
    }

    /// <summary>The name of a notebook in headings, with the number of its run when there are several runs.</summary>
    public string NameOf(ReportedNotebook notebook) => report.Runs == 1 ? notebook.Path : $"{notebook.Path} (run {notebook.Run})";

    private static string Full(string notebook, string? link) =>
        link is null ? Path.GetFullPath(notebook, "/") : Path.GetFullPath(link, Path.GetDirectoryName(Path.GetFullPath(notebook, "/")) ?? "/");
}
