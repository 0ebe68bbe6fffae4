using System.Text.Json.Nodes;
using Notebooks.Formats;
using Notebooks.Protocol;
using Notebooks.Reporting;
using Notebooks.Running;

namespace Notebooks.Tests.Reporting;

/// <summary>Reports made by hand, with one of everything.</summary>
internal static class Reports
{
    public static readonly Notebook Source = DibFormat.Parse(
        """
        #!markdown

        # A lesson

        See [the other](good.dib#part) and [a page](https://example.org/), not [a file](notes.txt).

        #!csharp

        1 + 1

        #!markdown

        ## The `hard` part

        #!csharp

        throw new Exception();

        #!csharp

        2 + 2
        """, "sub/bad.dib");

    public static RunReport OneOfEach(string? executed = null) => new()
    {
        StartedAt = new(2026, 11, 21, 9, 30, 0, TimeSpan.Zero),
        Milliseconds = 61_234.5,
        Notebooks =
        [
            ReportedResults.From(Good, null, executed: null),
            ReportedResults.From(Bad, Source, executed: executed),
            ReportedResults.From(Unreadable, null),
            ReportedResults.NotRun("never.dib"),
        ],
    };

    public static NotebookResult Bad => new()
    {
        Path = "sub/bad.dib",
        Verdict = Verdict.Failed,
        CellCount = 5,
        Cells =
        [
            Cell(2, Verdict.Passed) with { Outputs = [Claim("1 is \"one\" & <less>", true), Claim("2 is three", false)], Compiled = 1, CompileMilliseconds = 20 },
            Cell(4, Verdict.Failed) with
            {
                Failure = new(FailureKind.Exception, "System.Exception: ]]> & <b>\0\ud800", 1, ["System.Exception: ]]> & <b>\0\ud800", "   at (cell) in bad.dib#4:line 1"]),
                Outputs = [new TextOutput(false, "printed \e[31mred\n"), new ErrorOutput("System.Exception", "x", ["x"])],
                Warnings = [new("CS0219", "never used", 1)],
            },
            Cell(5, Verdict.NotRun),
        ],
        Milliseconds = 500,
        PeakBytes = 60_000_000,
        Remarks = [new(2, "An exception was never looked at.")],
    };

    public static NotebookResult Good => new()
    {
        Path = "sub/good.dib", Verdict = Verdict.Passed, CellCount = 1, Cells = [Cell(1, Verdict.Passed), Cell(2, Verdict.Failed) with { Failure = new(FailureKind.Timeout, "late", 0, []) }], Milliseconds = 150,
    };

    private static NotebookResult Unreadable => new()
    {
        Path = "broken.ipynb", Verdict = Verdict.Failed, CellCount = 0, Cells = [], Failure = new(FailureKind.Unsupported, "broken.ipynb:1: not JSON", 1, []),
    };

    public static CellResult Cell(int number, Verdict verdict) => new()
    {
        Number = number,
        Cell = number <= Source.Cells.Length ? Source.Cells[number - 1] : Source.Cells[1],
        ExecutedSource = Source.Cells[number - 1].Source,
        Verdict = verdict,
        Milliseconds = verdict == Verdict.NotRun ? 0 : 100,
    };

    public static DisplayOutput Claim(string text, bool passed) => new(text, new JsonObject
    {
        [MimeTypes.Claim] = new JsonObject { ["claim"] = text, ["actual"] = "2", ["expected"] = "at least 1", ["passed"] = passed, ["likely"] = passed ? null : "you <miscounted>" },
        ["text/html"] = $"<div>{(passed ? "✔" : "✘")}</div>",
        ["text/plain"] = text,
    }, false);
}
