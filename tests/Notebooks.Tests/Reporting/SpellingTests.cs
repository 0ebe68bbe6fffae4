using Notebooks.Formats;
using Notebooks.Reporting;
using Notebooks.Running;

namespace Notebooks.Tests.Reporting;

public sealed class SpellingTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_kind_of_failure_is_spelt_alike_in_the_executed_notebook_and_the_results(FailureKind kind)
    {
        var result = Made.Notebook("a.dib", Made.Failed(1, new Failure(kind, "It failed.", 1, []), "x"));
        var source = new Notebook { Cells = [new() { Kind = CellKind.Code, Language = "csharp", Source = "x" }] };
        var report = new RunReport { StartedAt = DateTimeOffset.UnixEpoch, Milliseconds = 1, Notebooks = [ReportedResults.From(result, source, 1, null)] };

        var cell = ExecutedNotebook.Create(source, result).Cells[0];
        ResultsJson.Write(report, _folder.Path);

        var spelling = $"{cell.Metadata[ExecutedNotebook.MetadataKey]!["failure"]!["kind"]}";
        Assert.Equal(spelling, $"{cell.Outputs[^1]["ename"]}");
        Assert.Contains($"\"kind\": \"{spelling}\"", File.ReadAllText(Path.Combine(_folder.Path, ResultsJson.FileName)));
    }

    [Fact]
    public void A_notebook_that_was_not_run_is_spelt_as_in_the_results()
    {
        var source = new Notebook { Cells = [] };
        var notRun = Made.Notebook("a.dib") with { Verdict = Verdict.NotRun };
        Assert.Equal("notRun", $"{ExecutedNotebook.Create(source, notRun).Metadata[ExecutedNotebook.MetadataKey]!["verdict"]}");
    }

    public static TheoryData<FailureKind> Kinds => [.. Enum.GetValues<FailureKind>()];
}
