using System.Text.Json.Nodes;
using Notebooks.Formats;
using Notebooks.Publishing.Twins;
using Notebooks.Reporting;

namespace Notebooks.Tests.Publishing;

public sealed class TwinTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public TwinTests() => _workspace.Write("b.dib", "#!csharp\n\n1\n");

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData("[b](b.dib)", "[b](b.ipynb)")]
    [InlineData("[b](b.dib#part)", "[b](b.ipynb#part)")]
    [InlineData("<a href=\"b.dib\">b</a>", "<a href=\"b.ipynb\">b</a>")]
    [InlineData("[b](b.dib \"title\") and [b](b.dib)", "[b](b.ipynb \"title\") and [b](b.ipynb)")]
    [InlineData("[no](other.dib)", "[no](other.dib)")]
    [InlineData("[b](https://example.org/b.dib)", "[b](https://example.org/b.dib)")]
    [InlineData("`[b](b.dib)`", "`[b](b.dib)`")]
    [InlineData("```csharp\nx[b](b.dib)\n```\n[b](b.dib)", "```csharp\nx[b](b.dib)\n```\n[b](b.ipynb)")]
    public void Links_to_sources_become_links_to_twins_and_back(string source, string twin)
    {
        var made = Twin.Of(Notebook(source), _workspace.Folder);

        Assert.Equal(twin, made.Cells[0].Source);
        Assert.Equal(source, Twin.ToSource(made, _workspace.Folder).Cells[0].Source);
    }

    [Fact]
    public void A_twin_as_written_has_the_cells_of_its_source_and_no_edits()
    {
        var source = Notebook("text [b](b.dib)", "more", "more");
        var twin = Written(Twin.Of(source, _workspace.Folder));

        Assert.True(Twin.IsTwin(twin));
        Assert.Null(Twin.FirstDifference(source, twin, _workspace.Folder));
        Assert.Null(Twin.FirstEdit(twin));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_twin_knows_how_long_its_source_took_to_half_a_second()
    {
        var path = _workspace.WriteCells("a.dib", "await Task.Delay(250);");
        var source = NotebookFile.Read(path);
        var result = await _workspace.RunAsync(path);

        var twin = Written(Twin.Create(source, ExecutedNotebook.Create(source, result), _workspace.Folder, []));

        var took = (long)twin.Metadata["interleave"]!["milliseconds"]!;
        Assert.InRange(took, result.Milliseconds, result.Milliseconds + 500.1);
        Assert.Equal(0, took % 500);
        Assert.Null(Twin.FirstEdit(twin));
    }

    [Fact(Timeout = 120_000)]
    public async Task Outputs_between_a_question_and_its_answer_are_folded_and_nothing_of_it_goes_back()
    {
        const string Question = "#!markdown\n\n**Predict.** Which?\n\n- 1\n- 2\n\n<!-- predict: *1: yes | 2: no -->\n\n";
        var path = _workspace.Write("a.dib", $"#!csharp\n\n0\n\n{Question}#!csharp\n\n1\n\n#!csharp\n\nvar silent = 1;\n\n#!markdown\n\n**Answer:** 1.\n\n#!csharp\n\n2\n");
        var source = NotebookFile.Read(path);
        var executed = ExecutedNotebook.Create(source, await _workspace.RunAsync(path));

        var twin = Written(Twin.Create(source, executed, _workspace.Folder, []));

        Assert.Equal([3], Enumerable.Range(1, twin.Cells.Length).Where(n => (bool?)twin.Cells[n - 1].Metadata["jupyter"]?["outputs_hidden"] == true));
        Assert.Equal([3], Enumerable.Range(1, twin.Cells.Length).Where(n => (bool?)twin.Cells[n - 1].Metadata["collapsed"] == true));
        Assert.Equal(["collapsed", "dotnet_interactive", "jupyter", "polyglot_notebook"], twin.Cells[2].Metadata.Select(entry => entry.Key));
        Assert.NotEmpty(twin.Cells[2].Outputs);
        Assert.Null(Twin.FirstDifference(source, twin, _workspace.Folder));
        Assert.Null(Twin.FirstEdit(twin));

        var back = Twin.ToSource(twin, _workspace.Folder);
        Assert.Equal("", DibFormat.DescribeLosses(back));
        NotebookFile.Write(back, Path.Combine(_workspace.Folder, "back.dib"));
        Assert.Equal(File.ReadAllText(path), File.ReadAllText(Path.Combine(_workspace.Folder, "back.dib")));
    }

    [Fact]
    public void What_else_is_in_the_metadata_of_a_twin_stays()
    {
        var cell = new Cell { Kind = CellKind.Code, Language = Languages.CSharp, Source = "1", Metadata = new() { ["collapsed"] = true, ["jupyter"] = new JsonObject { ["outputs_hidden"] = true, ["source_hidden"] = true }, ["mine"] = 1 } };

        var back = Twin.ToSource(new() { Cells = [cell] }, _workspace.Folder);

        Assert.Equal("""{"jupyter":{"source_hidden":true},"mine":1}""", back.Cells[0].Metadata.ToJsonString());
    }

    [Fact]
    public void An_edit_is_found_in_the_twin_alone()
    {
        var twin = Written(Twin.Of(Notebook("one", "two", "three"), _workspace.Folder));

        Assert.Equal(2, Twin.FirstEdit(twin with { Cells = twin.Cells.SetItem(1, twin.Cells[1] with { Source = "2" }) }));
        Assert.Equal(3, Twin.FirstEdit(twin with { Cells = twin.Cells.RemoveAt(1) }));
        Assert.Equal(4, Twin.FirstEdit(twin with { Cells = [twin.Cells[1], twin.Cells[0], twin.Cells[2]] }));
    }

    [Fact]
    public void Sources_that_moved_on_differ_at_the_first_cell_that_is_not_the_same()
    {
        var twin = Twin.Of(Notebook("one", "two"), _workspace.Folder);

        Assert.Equal(2, Twin.FirstDifference(Notebook("one", "2"), twin, _workspace.Folder));
        Assert.Equal(3, Twin.FirstDifference(Notebook("one", "two", "three"), twin, _workspace.Folder));
        Assert.Equal(2, Twin.FirstDifference(Notebook("one"), twin, _workspace.Folder));
    }

    [Fact]
    public void A_twin_back_as_source_says_nothing_of_having_been_one()
    {
        var path = _workspace.Write("a.dib", "#!markdown\n\n[b](b.dib)\n\n#!csharp\n\n1 + 1\n");
        var twin = Written(Twin.Of(NotebookFile.Read(path), _workspace.Folder));

        NotebookFile.Write(Twin.ToSource(twin, _workspace.Folder), Path.Combine(_workspace.Folder, "back.dib"));

        Assert.Equal(File.ReadAllText(path), File.ReadAllText(Path.Combine(_workspace.Folder, "back.dib")));
    }

    [Fact]
    public void The_code_of_a_check_of_an_exercise_is_folded_and_nothing_of_that_comes_back()
    {
        var path = _workspace.WriteCells("a.dib", "// exercise: six\nint Six() => throw new NotImplementedException();", "// check: six\nSix();", "// check\n1 + 1");
        var twin = Written(Twin.Of(NotebookFile.Read(path), _workspace.Folder));

        Assert.Equal([null, "{\"source_hidden\":true}", null], twin.Cells.Select(cell => cell.Metadata["jupyter"]?.ToJsonString()));
        // In Jupyter's order, so that saving there changes nothing.
        Assert.Equal(["dotnet_interactive", "jupyter", "polyglot_notebook", "tags"], twin.Cells[1].Metadata.Select(entry => entry.Key));
        Assert.Empty(DibFormat.Losses(Twin.ToSource(twin, _workspace.Folder)));
        NotebookFile.Write(Twin.ToSource(twin, _workspace.Folder), Path.Combine(_workspace.Folder, "back.dib"));
        Assert.Equal(File.ReadAllText(path).TrimEnd(), File.ReadAllText(Path.Combine(_workspace.Folder, "back.dib")).TrimEnd());
    }

    [Fact]
    public void What_other_tools_say_of_a_check_is_kept_beside_it()
    {
        var check = new Cell { Kind = CellKind.Code, Language = Languages.CSharp, Source = "// check: six\n1" };
        var twin = Twin.Of(new() { Cells = [check with { Metadata = new() { ["jupyter"] = new JsonObject { ["outputs_hidden"] = true } } }, check with { Metadata = new() { ["jupyter"] = "theirs" } }] }, _workspace.Folder);

        Assert.Equal("{\"outputs_hidden\":true,\"source_hidden\":true}", twin.Cells[0].Metadata["jupyter"]!.ToJsonString());
        Assert.Equal("theirs", (string?)twin.Cells[1].Metadata["jupyter"]);
    }

    private static Notebook Notebook(params string[] prose) =>
        new() { Cells = [.. prose.Select(text => new Cell { Kind = CellKind.Markdown, Language = Languages.Markdown, Source = text })] };

    private Notebook Written(Notebook twin)
    {
        var path = Path.Combine(_workspace.Folder, "twin.ipynb");
        NotebookFile.Write(twin, path);
        return NotebookFile.Read(path);
    }
}
