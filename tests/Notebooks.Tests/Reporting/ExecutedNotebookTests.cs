using System.Text.Json;
using System.Text.Json.Nodes;
using Notebooks.Formats;
using Notebooks.Reporting;
using Notebooks.Running;

namespace Notebooks.Tests.Reporting;

public sealed class ExecutedNotebookTests
{
    private static readonly Notebook Source = new()
    {
        Cells =
        [
            new() { Kind = CellKind.Markdown, Language = "markdown", Source = "# Title" },
            Made.Code("Console.WriteLine(1)") with { Outputs = [Json("""{"output_type":"stream","name":"stdout","text":"stale"}""")], ExecutionCount = 9 },
            Made.Code("6 * 7"),
            Made.Code("never") with { Outputs = [Json("""{"output_type":"stream","name":"stdout","text":"stale"}""")], ExecutionCount = 10 },
        ],
    };

    [Fact]
    public void Each_kind_of_output_has_its_nbformat_form()
    {
        var cell = Execute(Made.Passed(
            2,
            "x",
            new TextOutput(false, "one\ntwo"),
            new TextOutput(true, "careful\n"),
            Made.Display("text/html", "<b>hi</b>"),
            Made.Display("application/vnd.plotly.v1+json", Json("""{"data":[]}""")),
            Made.Display("text/plain", "42", isResult: true),
            new ErrorOutput("TimeoutException", "too late", ["line 1", "line 2"]))).Cells[1];

        string[] expected =
        [
            """{"output_type":"stream","name":"stdout","text":["one\n","two"]}""",
            """{"output_type":"stream","name":"stderr","text":["careful\n"]}""",
            """{"output_type":"display_data","data":{"text/html":["<b>hi</b>"]},"metadata":{}}""",
            """{"output_type":"display_data","data":{"application/vnd.plotly.v1+json":{"data":[]}},"metadata":{}}""",
            """{"output_type":"execute_result","execution_count":1,"data":{"text/plain":["42"]},"metadata":{}}""",
            """{"output_type":"error","ename":"TimeoutException","evalue":"too late","traceback":["line 1","line 2"]}""",
        ];
        Assert.Equal(expected.Select(e => Json(e).ToJsonString()), cell.Outputs.Select(o => o.ToJsonString()));
    }

    [Fact]
    public void Executed_cells_are_counted_and_the_others_are_empty()
    {
        var cells = Execute(Made.Passed(2), Made.Passed(3)).Cells;

        Assert.Equal([null, 1, 2, null], cells.Select(c => c.ExecutionCount));
        Assert.Empty(cells[1].Outputs);
        Assert.Empty(cells[3].Outputs);
        Assert.Equal("# Title", cells[0].Source);
    }

    [Fact]
    public void A_failure_without_an_output_of_its_own_is_shown_as_an_error()
    {
        var timeout = new Failure(FailureKind.Timeout, "The cell did not end within 30 s.", 1, ["at line 1"]);

        var cell = Execute(Made.Failed(2, timeout, "while (true);")).Cells[1];

        var error = Assert.Single(cell.Outputs);
        Assert.Equal("timeout", error["ename"]!.GetValue<string>());
        Assert.Equal("The cell did not end within 30 s.", error["evalue"]!.GetValue<string>());
        var note = cell.Metadata[ExecutedNotebook.MetadataKey]!;
        Assert.Equal("failed", note["verdict"]!.GetValue<string>());
        Assert.Equal("timeout", note["failure"]!["kind"]!.GetValue<string>());
    }

    [Fact]
    public void A_cell_that_failed_is_tagged_and_the_notebook_names_it()
    {
        var result = Made.Failed(2, Made.Threw("boom"), "x");
        result = result with { Cell = result.Cell with { Metadata = new JsonObject { ["tags"] = new JsonArray("mine") } } };
        var notebook = ExecutedNotebook.Create(Source, Made.Notebook("a.dib", Made.Passed(3), result));

        Assert.Equal("""["mine","failed"]""", notebook.Cells[1].Metadata["tags"]!.ToJsonString());
        Assert.Null(notebook.Cells[2].Metadata["tags"]);
        Assert.Equal(2, notebook.Metadata[ExecutedNotebook.MetadataKey]!["failedCell"]!.GetValue<int>());
    }

    [Fact]
    public void Cells_say_when_they_ran_as_Jupyter_does()
    {
        var started = new DateTimeOffset(2026, 11, 21, 10, 0, 0, 250, TimeSpan.FromHours(1));

        var cell = Execute(Made.Passed(2) with { StartedAt = started, EndedAt = started.AddMilliseconds(120.5) }).Cells[1];

        Assert.Equal(
            """{"iopub.execute_input":"2026-11-21T09:00:00.250000Z","iopub.status.busy":"2026-11-21T09:00:00.250000Z","iopub.status.idle":"2026-11-21T09:00:00.370500Z","shell.execute_reply":"2026-11-21T09:00:00.370500Z"}""",
            cell.Metadata["execution"]!.ToJsonString());
    }

    [Fact]
    public void Parameters_that_were_set_stand_in_a_cell_after_those_declared()
    {
        var cells = Execute(Made.Passed(2) with { Injected = "int n = 20;" }, Made.Passed(3)).Cells;

        Assert.Equal(Source.Cells.Length + 1, cells.Length);
        Assert.Equal(("int n = 20;", """["injected-parameters"]"""), (cells[2].Source, cells[2].Metadata["tags"]!.ToJsonString()));
        Assert.Equal([null, 1, null, 2, null], cells.Select(c => c.ExecutionCount));
    }

    [Fact]
    public void Late_output_is_marked_in_the_metadata_of_its_cell()
    {
        var late = new TextOutput(false, "afterwards") { Late = true };

        var cell = Execute(Made.Passed(2, "x", new TextOutput(false, "at once"), late)).Cells[1];

        Assert.Equal("[1]", cell.Metadata[ExecutedNotebook.MetadataKey]!["lateOutputs"]!.ToJsonString());
    }

    [Fact]
    public void Metadata_of_the_cell_are_kept_and_the_source_notebook_is_not_touched()
    {
        var result = Made.Passed(2) with { Cell = Made.Code("x") with { Metadata = new JsonObject { ["tags"] = new JsonArray("a") } } };

        var cell = Execute(result).Cells[1];

        Assert.Equal("""["a"]""", cell.Metadata["tags"]!.ToJsonString());
        Assert.False(result.Cell.Metadata.ContainsKey(ExecutedNotebook.MetadataKey));
        Assert.Single(Source.Cells[1].Outputs);
    }

    [Fact]
    public void The_notebook_says_what_the_run_took_beside_the_metadata_it_had()
    {
        var source = Source with { Metadata = new JsonObject { ["exclusive"] = true } };
        var result = Made.Notebook("a.dib", Made.Passed(2) with { Compiled = 2, CompileMilliseconds = 31.26 }) with { PeakBytes = 40_000_000 };

        var executed = ExecutedNotebook.Create(source, result);

        Assert.Equal(
            """{"exclusive":true,"interleave":{"verdict":"passed","milliseconds":210,"overheadMilliseconds":90,"claims":4,"compiled":2,"peakBytes":40000000}}""",
            executed.Metadata.ToJsonString());
        Assert.Equal("""{"verdict":"passed","milliseconds":120,"compileMilliseconds":31.3}""", executed.Cells[1].Metadata[ExecutedNotebook.MetadataKey]!.ToJsonString());
        Assert.Single(source.Metadata);
    }

    private static Notebook Execute(params CellResult[] cells) =>
        ExecutedNotebook.Create(Source, Made.Notebook("a.dib", cells) with { Cells = [.. cells] });

    private static JsonObject Json(string text) => JsonSerializer.Deserialize<JsonObject>(text)!;
}
