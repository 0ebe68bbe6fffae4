using Notebooks.Reporting;

namespace Notebooks.Cli.Reports;

/// <summary>The files about a run as a whole.</summary>
internal static class ReportFiles
{
    private static readonly (string Name, Action<RunReport, string> Write)[] All =
        [(ResultsJson.FileName, ResultsJson.Write), (JUnitXml.FileName, JUnitXml.Write), (HtmlReport.FileName, HtmlReport.Write)];

    /// <summary>Writes the files. An error in one file does not stop the others.</summary>
    /// <returns>What could not be written, and why.</returns>
    public static IReadOnlyList<string> Write(RunReport report, string folder)
    {
        List<string> problems = [];
        foreach (var (name, write) in All)
        {
            try
            {
                Directory.CreateDirectory(folder);
                write(report, folder);
            }
            catch (Exception e)
            {
                // Whatever the error is, even a mistake of ours, the run is over, and the other files report it, too.
                problems.Add($"{Path.Combine(folder, name)} cannot be written: {Reason.Of(e)}");
            }
        }

        return problems;
    }
}
