using Notebooks.Cli.Rendering;
using Notebooks.Reporting;

namespace Notebooks.Cli.GitHub;

/// <summary>Workflow commands that mark lines of files: <c>::error file=…,line=…,title=…::message</c>.</summary>
internal static class Annotations
{
    public static IEnumerable<string> Of(RunReport report, string workspace) =>
        from notebook in report.Notebooks
        from failed in notebook.Failures()
        select Error(failed.Failure, Title(notebook, failed.Cell), workspace);

    private static string Error(ReportedFailure failure, string title, string workspace)
    {
        var file = Property(Relative(failure.File, workspace));
        var line = failure.Line > 0 ? $",line={failure.Line}" : "";
        return $"::error file={file}{line},title={Property(title)}::{Data(failure.Message)}";
    }

    private static string Title(ReportedNotebook notebook, ReportedCell? cell) =>
        Path.GetFileName(notebook.Path) + (cell is null ? "" : $", cell {cell.Number}");

    private static string Relative(string file, string workspace)
    {
        var relative = Path.GetRelativePath(workspace, Path.GetFullPath(file));
        return (relative.StartsWith("..", StringComparison.Ordinal) ? file : relative).Replace('\\', '/');
    }

    private static string Data(string text) => Text.Printable(text.Replace("%", "%25").Replace("\r", "%0D").Replace("\n", "%0A"));

    private static string Property(string text) => Data(text).Replace(":", "%3A").Replace(",", "%2C");
}
