using Notebooks.Reporting;

namespace Notebooks.Cli.Reports;

/// <summary>The files that tell of a run as a whole.</summary>
internal static class ReportFiles
{
    /// <exception cref="IOException">A file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file must not be written.</exception>
    public static void Write(RunReport report, string folder)
    {
        Directory.CreateDirectory(folder);
        ResultsJson.Write(report, folder);
        JUnitXml.Write(report, folder);
        HtmlReport.Write(report, folder);
    }
}
