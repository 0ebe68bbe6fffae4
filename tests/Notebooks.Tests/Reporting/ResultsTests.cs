using System.Text.Json.Nodes;
using Notebooks.Reporting;
using Notebooks.Running;

namespace Notebooks.Tests.Reporting;

public sealed class ResultsTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    private string File => Path.Combine(_workspace.Folder, ResultsJson.FileName);

    [Fact]
    public void What_is_written_is_read_again()
    {
        var report = Reports.OneOfEach() with { Shard = "2/3", Runs = 2 };

        ResultsJson.Write(report, _workspace.Folder);
        // Half an emoji is no text; that is all that gets lost.
        var first = System.IO.File.ReadAllText(File).Replace(@"\uFFFD", "\uFFFD");
        ResultsJson.Write(ResultsJson.Read(File), _workspace.Folder);

        Assert.Equal(first, System.IO.File.ReadAllText(File));
    }

    [Fact]
    public void Its_names_are_those_that_are_documented()
    {
        ResultsJson.Write(Reports.OneOfEach(executed: "bad.ipynb"), _workspace.Folder);

        var root = JsonNode.Parse(System.IO.File.ReadAllText(File))!;
        var notebook = root["notebooks"]![1]!;
        var cell = notebook["cells"]![1]!;
        Assert.Equal(["schema", "startedAt", "milliseconds", "runs", "notebooks"], Names(root));
        Assert.Equal(["path", "title", "executed", "run", "verdict", "milliseconds", "inCellsMilliseconds", "cellCount", "peakBytes", "retried", "remarks", "cells"], Names(notebook));
        Assert.Equal(["number", "title", "verdict", "milliseconds", "compileMilliseconds", "compiled", "failure", "warnings", "claims", "source", "output"], Names(cell));
        Assert.Equal(["kind", "message", "file", "line", "cellLine", "details"], Names(cell["failure"]!));
        Assert.Equal(["claim", "actual", "expected", "passed"], Names(notebook["cells"]![0]!["claims"]![0]!));
        Assert.Equal((1, "failed", "exception", 17, "A lesson"), (
            root["schema"]!.GetValue<int>(), notebook["verdict"]!.GetValue<string>(), cell["failure"]!["kind"]!.GetValue<string>(), cell["failure"]!["line"]!.GetValue<int>(), notebook["title"]!.GetValue<string>()));
        Assert.Equal("notRun", root["notebooks"]![3]!["verdict"]!.GetValue<string>());

        static IEnumerable<string> Names(JsonNode node) => node.AsObject().Select(p => p.Key);
    }

    [Theory]
    [InlineData("", "is not a results.json of `nb run --out`, or is cut short")]
    [InlineData("{\"schema\":1,", "is not a results.json of `nb run --out`, or is cut short")]
    [InlineData("[]", "it has no schema version")]
    [InlineData("{}", "it has no schema version")]
    [InlineData("{\"schema\":\"one\"}", "is not a results.json")]
    [InlineData("{\"schema\":1}", "is not a results.json")]
    [InlineData("{\"schema\":2}", "has schema version 2, and this version of nb reads 1: use the nb that wrote it.")]
    [InlineData("""{"schema":1,"startedAt":"2026-11-21T00:00:00Z","milliseconds":1,"notebooks":null}""", "is not a results.json")]
    [InlineData("""{"schema":1,"startedAt":"2026-11-21T00:00:00Z","milliseconds":1,"notebooks":[{"path":"a.dib","verdict":"great"}]}""", "is not a results.json")]
    public void What_is_something_else_is_refused_by_name(string text, string why)
    {
        _workspace.Write(ResultsJson.FileName, text);

        var message = Assert.Throws<ReportException>(() => ResultsJson.Read(File)).Message;

        Assert.StartsWith(File, message);
        Assert.Contains(why, message);
    }

    [Fact]
    public void What_is_not_there_is_said_to_be_missing() =>
        Assert.Equal($"There is no {File}; `nb run --out` writes it.", Assert.Throws<ReportException>(() => ResultsJson.Read(File)).Message);

    [Fact]
    public void Shards_are_joined_in_the_order_of_their_notebooks()
    {
        var merged = MergedReport.Of([("b", Shard("2/2", 5, "z.dib", "c.dib")), ("a", Shard("1/2", 0, "b.dib"))], out var missing);

        Assert.Empty(missing);
        Assert.Equal(["b.dib", "c.dib", "z.dib"], merged.Notebooks.Select(n => n.Path));
        Assert.Null(merged.Shard);
        // The second began five seconds later and took one.
        Assert.Equal((Shard("1/2", 0).StartedAt, 6000), (merged.StartedAt, merged.Milliseconds));
    }

    [Fact]
    public void A_shard_that_is_missing_is_named()
    {
        MergedReport.Of([("a", Shard("1/4", 0, "a.dib")), ("c", Shard("3/4", 0, "c.dib"))], out var missing);

        Assert.Equal(["2/4", "4/4"], missing);
    }

    [Theory]
    [InlineData("1/2", "a.dib", "1/2", "b.dib", "one and other are both shard 1/2: give each shard once.")]
    [InlineData("1/2", "a.dib", "2/3", "b.dib", "one is shard 1/2 and other is shard 2/3: these are not shards of one run.")]
    [InlineData("1/2", "a.dib", "2/2", "a.dib", "a.dib is in one and in other")]
    [InlineData("1/2", "a.dib", "second", "b.dib", "other says that it is shard 'second', which is not of the form i/n.")]
    public void Reports_that_do_not_belong_together_are_refused(string one, string notebook, string other, string another, string why) =>
        Assert.Contains(why, Assert.Throws<ReportException>(() => MergedReport.Of([("one", Shard(one, 0, notebook)), ("other", Shard(other, 0, another))], out _)).Message);

    [Fact]
    public void Shards_that_were_repeated_differently_are_refused() =>
        Assert.Contains("run all shards with the same --repeat", Assert.Throws<ReportException>(() =>
            MergedReport.Of([("one", Shard("1/2", 0, "a.dib")), ("other", Shard("2/2", 0, "b.dib") with { Runs = 3 })], out _)).Message);

    private static RunReport Shard(string shard, int second, params string[] notebooks) => new()
    {
        StartedAt = new DateTimeOffset(2026, 11, 21, 9, 30, 0, TimeSpan.Zero).AddSeconds(second),
        Milliseconds = 1000,
        Shard = shard,
        Notebooks = [.. notebooks.Select(n => new ReportedNotebook { Path = n, Verdict = Verdict.Passed })],
    };
}
