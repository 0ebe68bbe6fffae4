using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Notebooks.Formats;
using Notebooks.Running;

namespace Notebooks.Reporting;

/// <summary><c>junit.xml</c>: a suite for each notebook, a case for each cell that does something, in the form CI systems read.</summary>
public static class JUnitXml
{
    /// <summary>Its name in the folder of a report.</summary>
    public const string FileName = "junit.xml";

    private const string NotReached = "It was not reached.";

    /// <summary>Writes a report into a folder that exists.</summary>
    /// <param name="report">The report.</param>
    /// <param name="folder">The folder.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be written.</exception>
    public static void Write(RunReport report, string folder)
    {
        using var buffer = new MemoryStream();
        var settings = new XmlWriterSettings { Indent = true, IndentChars = " ", NewLineChars = "\n", Encoding = new UTF8Encoding(false) };
        using (var writer = XmlWriter.Create(buffer, settings)) From(report).Save(writer);
        AtomicFile.Write(Path.Combine(folder, FileName), buffer.ToArray());
    }

    internal static XDocument From(RunReport report) => new(
        new XElement("testsuites", [new XAttribute("name", "notebooks"), .. Counts(report.Notebooks.SelectMany(CasesOf), report.Milliseconds), .. report.Notebooks.Select(n => Suite(n, report))]));

    private static XElement Suite(ReportedNotebook notebook, RunReport report) => new("testsuite",
        new XAttribute("name", Clean(NameOf(notebook, report))),
        Counts(CasesOf(notebook), notebook.Milliseconds),
        new XAttribute("timestamp", report.StartedAt.UtcDateTime.ToString("s", CultureInfo.InvariantCulture)),
        CasesOf(notebook).Select(c => Element(c, NameOf(notebook, report))),
        notebook.Remarks.Count == 0 ? null : new XElement("system-out", Clean(string.Join('\n', notebook.Remarks.Select(r => r.Cell is { } cell ? $"cell {cell}: {r.Text}" : r.Text)))));

    private static string NameOf(ReportedNotebook notebook, RunReport report) => notebook.Path + (report.Runs == 1 ? "" : $" (run {notebook.Run})");

    private static XAttribute[] Counts(IEnumerable<Case> cases, double milliseconds)
    {
        Case[] all = [.. cases];
        return
        [
            new("tests", all.Length),
            new("failures", all.Count(c => c.Failure is { } failure && !IsError(failure.Kind))),
            new("errors", all.Count(c => c.Failure is { } failure && IsError(failure.Kind))),
            new("skipped", all.Count(c => c.Skipped is not null)),
            new("time", Seconds(milliseconds)),
        ];
    }

    private static XElement Element(Case test, string suite) => new("testcase",
        new XAttribute("name", Clean(test.Name)),
        // CI systems group by the part before the last dot: the folders.
        new XAttribute("classname", Clean(suite.Replace(".dib", "").Replace(".ipynb", "").TrimStart('.', '/').Replace('.', '_').Replace('/', '.'))),
        new XAttribute("time", Seconds(test.Milliseconds)),
        test.Skipped is { } why ? new XElement("skipped", new XAttribute("message", Clean(why))) : null,
        test.Failure is { } failure
            ? new XElement(IsError(failure.Kind) ? "error" : "failure",
                new XAttribute("message", Clean(failure.Message)),
                new XAttribute("type", failure.Kind),
                Clean(string.Join('\n', [failure.Place(), failure.Message, .. failure.Explanation()])))
            : null,
        test.Output is { Count: > 0 } output ? new XElement("system-out", Clean(string.Join('\n', output))) : null);

    private static IEnumerable<Case> CasesOf(ReportedNotebook notebook)
    {
        foreach (var cell in notebook.Cells)
            yield return new($"cell {cell.Number}{(cell.Title is null ? "" : $": {cell.Title}")}", cell.Milliseconds + cell.CompileMilliseconds, WhySkipped(cell), cell.Failure, cell.Output);
        // A notebook that failed as a whole, or never began, needs a case. A suite without cases looks like success.
        if (notebook.Failure is not null || (notebook.Verdict == Verdict.NotRun && notebook.Cells.Count == 0))
            yield return new("notebook", 0, notebook.Failure is null ? NotReached : null, notebook.Failure, null);
    }

    private static string? WhySkipped(ReportedCell cell) => cell.Verdict switch
    {
        Verdict.NotRun => NotReached,
        Verdict.Skipped => $"{string.Join(" and ", cell.Skipped ?? [])} was skipped: this engine runs C#.",
        _ => null,
    };

    /// <summary>Whether JUnit calls it an error rather than a failure: there is no result, not a wrong one.</summary>
    private static bool IsError(FailureKind kind) =>
        kind is not (FailureKind.CompileError or FailureKind.Exception or FailureKind.Expectation or FailureKind.CheckPassedUnsolved);

    private static string Seconds(double milliseconds) => (milliseconds / 1000).ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>XML allows neither most control characters nor half a surrogate pair.</summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i])) clean.Append(text[i]);
            else if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i])) clean.Append(text[i]).Append(text[++i]);
            else clean.Append('\uFFFD');
        }
        return clean.ToString();
    }

    private sealed record Case(string Name, double Milliseconds, string? Skipped, ReportedFailure? Failure, IReadOnlyList<string>? Output);
}
