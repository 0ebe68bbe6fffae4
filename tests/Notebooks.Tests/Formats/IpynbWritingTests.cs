using System.Text.Json.Nodes;
using Notebooks.Formats;

namespace Notebooks.Tests.Formats;

public class IpynbWritingTests
{
    private static readonly Cell Code = new() { Kind = CellKind.Code, Language = "csharp", Source = "var x = \"<ä>\";\n\nx" };
    private static readonly Cell Prose = new() { Kind = CellKind.Markdown, Language = "markdown", Source = "a" };

    [Fact]
    public void The_layout_is_nbformat_4_5_with_one_blank_of_indentation()
    {
        var text = IpynbFormat.Write(new() { Cells = [Code with { Id = "one", ExecutionCount = 2 }] });

        Assert.Equal(
            """
            {
             "cells": [
              {
               "cell_type": "code",
               "execution_count": 2,
               "id": "one",
               "metadata": {
                "dotnet_interactive": {
                 "language": "csharp"
                },
                "polyglot_notebook": {
                 "kernelName": "csharp"
                }
               },
               "outputs": [],
               "source": [
                "var x = \"<ä>\";\n",
                "\n",
                "x"
               ]
              }
             ],
             "metadata": {
              "interleave": {
               "added": [
                "interleave",
                "kernelspec",
                "language_info"
               ]
              },
              "kernelspec": {
               "display_name": ".NET (C#)",
               "language": "C#",
               "name": ".net-csharp"
              },
              "language_info": {
               "codemirror_mode": "text/x-csharp",
               "file_extension": ".cs",
               "mimetype": "text/x-csharp",
               "name": "C#",
               "pygments_lexer": "csharp",
               "version": "14.0"
              }
             },
             "nbformat": 4,
             "nbformat_minor": 5
            }

            """, text);
    }

    [Fact]
    public void Ids_are_kept_where_valid_and_made_where_not()
    {
        string?[] before = ["ok", "ok", "", "a b", "ü", new string('a', 65), "x\n", null, null];
        string[] after = Ids([.. before.Select(id => Prose with { Id = id })]);

        Assert.Equal("ok", after[0]);
        Assert.Empty(after.Skip(1).Intersect(before));
    }

    [Fact]
    public void Made_ids_are_the_same_each_time_and_for_cells_that_moved()
    {
        string[] before = Ids([Code, Prose, Code]);
        string[] after = Ids([Prose with { Source = "new" }, Code, Prose, Code]);

        Assert.Equal(before, after.Skip(1));
    }

    [Theory]
    [InlineData("// expect: throws TimeoutException\n1", true), InlineData("// expect: CS4014\n1", true)]
    [InlineData("// exercise: a\n1", true), InlineData("// check: a\n1", true), InlineData("// concepts: 1\n\n  //  check:  a\n1", true)]
    [InlineData("#!time\n// expect: CS1996\n1", true), InlineData("// expect: CS1996\r\n1", true)]
    [InlineData("// expect : CS1996\n1", true), InlineData("//check :a\n1", true)]
    [InlineData("// check\n1", false), InlineData("// check:\n1", false), InlineData("1\n// expect: CS1996", false), InlineData("// concepts: 1", false)]
    public void Cells_that_may_raise_are_tagged_once(string source, bool tagged)
    {
        var tags = new JsonObject { ["tags"] = new JsonArray("mine") };
        var once = IpynbFormat.Write(new() { Cells = [Code with { Source = source, Metadata = tags }] });
        var twice = IpynbFormat.Write(IpynbFormat.Parse(once, "a.ipynb"));

        string[] expected = tagged ? ["mine", "raises-exception"] : ["mine"];
        Assert.Equal(expected, Cells(once)[0]!["metadata"]!["tags"]!.AsArray().Select(tag => (string)tag!));
        Assert.Equal(once, twice);
        Assert.Single(tags["tags"]!.AsArray());
    }

    [Fact]
    public void Markers_are_csharp_so_other_cells_are_not_tagged()
    {
        var text = IpynbFormat.Write(new() { Cells = [Code with { Language = "javascript", Source = "// check: a" }, Prose with { Source = "// check: a" }] });

        Assert.DoesNotContain("raises-exception", text);
    }

    [Fact]
    public void Metadata_of_others_stays_beside_ours()
    {
        var metadata = new JsonObject { ["dotnet_interactive"] = new JsonObject { ["z"] = 1 }, ["polyglot_notebook"] = "odd", ["tags"] = "odd" };
        var text = IpynbFormat.Write(new() { Cells = [Code with { Source = "// check: a", Metadata = metadata }] });
        var written = JsonNode.Parse(text)!["cells"]![0]!["metadata"]!;

        Assert.Equal("""{"dotnet_interactive":{"z":1,"language":"csharp"},"polyglot_notebook":"odd","tags":"odd"}""", written.ToJsonString());
    }

    [Fact]
    public void What_was_read_is_written_untouched()
    {
        const string Cell = """{"attachments":{"i.png":{"image/png":"AA=="}},"cell_type":"markdown","id":"m","metadata":{"big":12345678901234567890,"e":1.50E+400},"source":["😀 <b>"]}""";
        const string Outputs =
            """[{"name":"stdout","output_type":"stream","text":"a\n"},{"data":{"application/json":{"x":[1.0,null]},"text/plain":["a"]},"metadata":{},"output_type":"display_data"},{"ename":"E","evalue":"v","output_type":"error","traceback":["t"]},{"data":{},"execution_count":1,"metadata":{},"output_type":"execute_result"}]""";
        var text = $$$"""{"nbformat":4,"nbformat_minor":5,"metadata":{"kernelspec":{"name":"x","display_name":"y"},"language_info":{"name":"C#"}},"cells":[{{{Cell}}},{"cell_type":"code","source":"1","outputs":{{{Outputs}}}}]}""";

        var written = NbFormat.AssertValid(IpynbFormat.Write(IpynbFormat.Parse(text, "a.ipynb")));

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Cell), written["cells"]![0]));
        Assert.Equal("""{"big":12345678901234567890,"e":1.50E+400}""", written["cells"]![0]!["metadata"]!.ToJsonString());
        Assert.Equal(Outputs, written["cells"]![1]!["outputs"]!.ToJsonString());
        Assert.Equal("""{"kernelspec":{"name":"x","display_name":"y"},"language_info":{"name":"C#"}}""", written["metadata"]!.ToJsonString());
    }

    [Fact]
    public void An_empty_notebook_is_valid() => Assert.Empty(Cells(IpynbFormat.Write(new() { Cells = [] })));

    private static JsonArray Cells(string text) => NbFormat.AssertValid(text)["cells"]!.AsArray();

    private static string[] Ids(Cell[] cells) =>
        [.. Cells(IpynbFormat.Write(new() { Cells = [.. cells] })).Select(cell => (string)cell!["id"]!)];
}
