using System.Text.Json.Nodes;
using Notebooks.Formats;
using Notebooks.Running;

namespace Notebooks.Tests.Reporting;

/// <summary>Results as an engine makes them, made by hand.</summary>
internal static class Made
{
    public static Cell Code(string source, int line = 0) =>
        new() { Kind = CellKind.Code, Language = "csharp", Source = source, Line = line };

    public static CellResult Passed(int number, string source = "1 + 1", params Output[] outputs) => new()
    {
        Number = number,
        Cell = Code(source),
        ExecutedSource = source,
        Verdict = Verdict.Passed,
        Outputs = [.. outputs],
        Milliseconds = 120,
    };

    public static CellResult Failed(int number, Failure failure, string source, int line = 0, params Output[] outputs) => new()
    {
        Number = number,
        Cell = Code(source, line),
        ExecutedSource = source,
        Verdict = Verdict.Failed,
        Failure = failure,
        Outputs = [.. outputs],
    };

    public static NotebookResult Notebook(string path, params CellResult[] cells) => new()
    {
        Path = path,
        Verdict = cells.Any(c => c.Verdict == Verdict.Failed) ? Verdict.Failed : Verdict.Passed,
        CellCount = 21,
        Cells = [.. cells],
        Milliseconds = cells.Sum(c => c.Milliseconds) + 90,
        Claims = 4,
    };

    public static Failure Threw(string message, int line = 0, params string[] details) =>
        new(FailureKind.Exception, message, line, [.. details]);

    public static DisplayOutput Display(string type, JsonNode value, bool isResult = false) =>
        new("1", new JsonObject { [type] = value }, isResult);
}
