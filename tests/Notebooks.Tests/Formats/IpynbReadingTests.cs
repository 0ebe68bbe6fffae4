using System.Text.Json.Nodes;
using Notebooks.Formats;

namespace Notebooks.Tests.Formats;

public class IpynbReadingTests
{
    [Fact]
    public void The_cell_type_alone_decides_what_a_cell_is()
    {
        var notebook = Read(
            """
            {"cell_type":"raw","metadata":{"polyglot_notebook":{"kernelName":"csharp"}},"source":"#!csharp\n1"},
            {"cell_type":"markdown","metadata":{"dotnet_interactive":{"language":"csharp"}},"source":"#!csharp\n1"},
            {"cell_type":"code","metadata":{},"source":"#!markdown\n1"},
            {"cell_type":"code","metadata":{},"source":"1"}
            """);

        Assert.Equal(
            [(CellKind.Raw, "raw"), (CellKind.Markdown, "markdown"), (CellKind.Code, "markdown"), (CellKind.Code, "csharp")],
            notebook.Cells.Select(c => (c.Kind, c.Language)));
        Assert.Equal("#!csharp\n1", notebook.Cells[0].Source);
    }

    [Fact]
    public void A_raw_cell_is_never_code() =>
        Assert.Equal(CellKind.Raw, Assert.Single(Read("""{"cell_type":"raw","source":"#!csharp\n1"}""").Cells).Kind);

    [Fact]
    public void A_source_is_text_or_lines_and_keeps_its_carriage_returns()
    {
        var notebook = Read("""{"cell_type":"code","source":["a\r\n","b"]},{"cell_type":"code","source":"a\r\nb"},{"cell_type":"code","source":[]}""");

        Assert.Equal(["a\r\nb", "a\r\nb", ""], notebook.Cells.Select(c => c.Source));
    }

    [Fact]
    public void Everything_unknown_is_kept()
    {
        var notebook = IpynbFormat.Parse(
            """
            {"nbformat":4,"nbformat_minor":4,"extra":[1.50],"metadata":{"x":1e400},"cells":[
              {"cell_type":"markdown","id":"a","metadata":{"y":0.10},"source":"a","attachments":{"i.png":{"image/png":"AA=="}},"outputs":[]},
              {"cell_type":"code","execution_count":3,"metadata":{},"source":"1","outputs":[{"output_type":"update_display_data","z":12345678901234567890}]}]}
            """, "a.ipynb");

        Assert.Equal("""{"extra":[1.50]}""", notebook.Unknown.ToJsonString());
        Assert.Equal("""{"x":1e400}""", notebook.Metadata.ToJsonString());
        Assert.Equal("""{"attachments":{"i.png":{"image/png":"AA=="}},"outputs":[]}""", notebook.Cells[0].Unknown.ToJsonString());
        Assert.Equal(("a", """{"y":0.10}"""), (notebook.Cells[0].Id, notebook.Cells[0].Metadata.ToJsonString()));
        Assert.Equal(3, notebook.Cells[1].ExecutionCount);
        Assert.Equal("""{"output_type":"update_display_data","z":12345678901234567890}""", Assert.Single(notebook.Cells[1].Outputs).ToJsonString());
    }

    [Fact]
    public void Read_json_belongs_to_nothing_else_and_can_be_put_anywhere()
    {
        var cell = Assert.Single(Read("""{"cell_type":"code","metadata":{},"source":"1","outputs":[{}]}""").Cells);

        Assert.All((JsonObject[])[cell.Metadata, cell.Unknown, cell.Outputs[0]], node => Assert.Null(node.Parent));
    }

    [Theory, InlineData(""), InlineData(" \n"), InlineData("\uFEFF")]
    public void An_empty_file_is_a_notebook_without_cells(string text) => Assert.Empty(IpynbFormat.Parse(text, "a.ipynb").Cells);

    [Fact]
    public void A_later_minor_version_is_read_with_a_warning() =>
        Assert.Single(IpynbFormat.Parse("""{"nbformat":4,"nbformat_minor":6,"cells":[]}""", "a.ipynb").Warnings);

    [Theory]
    [InlineData("x", "1:1: the notebook is not valid JSON: 'x' is an invalid start of a value.")]
    [InlineData("{\n \"cells\": [1,\n ä]}", "3:2: the notebook is not valid JSON")]
    [InlineData("{\"cells\":[{\"ä\":\"b", "the notebook ends in the middle of its JSON; it was probably cut short.")]
    [InlineData("{\"nbformat\":4,\"cells\":[]", "the notebook ends in the middle of its JSON")]
    [InlineData("{\"nbformat\":4,\"nbformat\":4}", "is not valid JSON")]
    [InlineData("{\n\"a\":\n \"\\uDC00\"}", "3:2: the notebook is not valid JSON: This string holds half a surrogate pair")]
    [InlineData("null", "not a notebook"), InlineData("[]", "not a notebook"), InlineData("{}", "no whole number \"nbformat\"")]
    [InlineData("{\"nbformat\":3}", "nbformat 3 is too old"), InlineData("{\"nbformat\":5}", "nbformat 5 is newer")]
    [InlineData("{\"nbformat\":\"4\"}", "no whole number"), InlineData("{\"nbformat\":4.5}", "no whole number")]
    [InlineData("{\"nbformat\":4}", "no array \"cells\""), InlineData("{\"nbformat\":4,\"cells\":{}}", "no array \"cells\"")]
    [InlineData("{\"nbformat\":4,\"metadata\":[],\"cells\":[]}", "metadata must be a JSON object")]
    public void A_broken_document_is_refused_in_one_sentence(string text, string problem)
    {
        var error = Assert.Throws<NotebookFormatException>(() => IpynbFormat.Parse(text, "a.ipynb"));

        Assert.StartsWith("a.ipynb:", error.Message);
        Assert.Contains(problem, error.Message);
        Assert.DoesNotContain("LineNumber", error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Theory]
    [InlineData("5", "is not a JSON object"), InlineData("{}", "has no \"cell_type\"")]
    [InlineData("{\"cell_type\":\"heading\"}", "has the cell_type \"heading\"")]
    [InlineData("{\"cell_type\":\"code\"}", "has no \"source\""), InlineData("{\"cell_type\":\"code\",\"source\":[1]}", "has a \"source\" with a line that is not text")]
    [InlineData("{\"cell_type\":\"code\",\"source\":\"\",\"metadata\":1}", "has \"metadata\"")]
    [InlineData("{\"cell_type\":\"code\",\"source\":\"\",\"id\":1}", "has an \"id\"")]
    [InlineData("{\"cell_type\":\"code\",\"source\":\"\",\"execution_count\":1.5}", "has an \"execution_count\"")]
    [InlineData("{\"cell_type\":\"code\",\"source\":\"\",\"outputs\":{}}", "has \"outputs\""), InlineData("{\"cell_type\":\"code\",\"source\":\"\",\"outputs\":[1]}", "has \"outputs\"")]
    public void A_broken_cell_is_refused_by_number(string cell, string problem)
    {
        var error = Assert.Throws<NotebookFormatException>(() => Read("{\"cell_type\":\"raw\",\"source\":\"\"}," + cell));

        Assert.Contains($"cell 2 {problem}", error.Message);
    }

    private static Notebook Read(string cells) => IpynbFormat.Parse($$"""{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[{{cells}}]}""", "a.ipynb");
}
