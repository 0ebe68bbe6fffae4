using System.Text.Json.Nodes;
using Notebooks.Formats;

namespace Notebooks.Tests.Formats;

public class DibWritingTests
{
    private static readonly Cell Code = new() { Kind = CellKind.Code, Language = "csharp", Source = "1" };
    private static readonly Cell Prose = new() { Kind = CellKind.Markdown, Language = "markdown", Source = "a" };
    private static readonly Cell RawText = new() { Kind = CellKind.Raw, Language = "raw", Source = "a" };

    [Fact]
    public void The_layout_is_meta_then_cells_with_empty_lines_between()
    {
        var notebook = new Notebook { Cells = [Prose, Code], Metadata = new() { ["ä<"] = "+'\n" } };

        Assert.Equal("#!meta\n\n{\"ä<\":\"+'\\n\"}\n\n#!markdown\n\na\n\n#!csharp\n\n1\n", DibFormat.Write(notebook));
    }

    [Fact]
    public void A_notebook_with_nothing_in_it_is_an_empty_file() =>
        Assert.Equal("", DibFormat.Write(new() { Cells = [Prose with { Source = "\n\n" }] }));

    [Fact]
    public void Carriage_returns_at_the_ends_of_lines_are_left_out() =>
        Assert.Equal("#!csharp\n\na\nb\rc\n", DibFormat.Write(new() { Cells = [Code with { Source = "\r\na\r\r\nb\rc\r\n\r" }] }));

    [Fact]
    public void A_raw_cell_is_refused_by_number()
    {
        var error = Assert.Throws<NotebookFormatException>(() => DibFormat.Write(new() { Cells = [Code, RawText] }, "x.dib"));

        Assert.Equal("x.dib: cell 2 is raw text, which a .dib cannot hold; make it a Markdown cell, or remove it.", error.Message);
    }

    [Theory, InlineData("```\n#!csharp\n```"), InlineData("#!js")]
    public void A_line_that_would_begin_a_cell_is_refused(string source)
    {
        var error = Assert.Throws<NotebookFormatException>(() => DibFormat.Write(new() { Cells = [Prose with { Source = source }] }));

        Assert.Contains("cell 1 contains the line \"#!", error.Message);
    }

    [Fact]
    public void A_first_line_that_repeats_the_language_becomes_the_separator() =>
        Assert.Equal("#!fsharp\n\nlet x = 1\n", DibFormat.Write(new() { Cells = [Code with { Language = "fsharp", Source = "#!F#\n\nlet x = 1" }] }));

    [Fact]
    public void A_language_that_readers_do_not_know_is_declared_in_the_meta_block()
    {
        var text = DibFormat.Write(new() { Cells = [Code, Code with { Language = "python" }] });

        Assert.Contains("{\"name\":\"python\",\"languageName\":\"Python\",\"aliases\":[]}", text);
        Assert.Equal(["csharp", "python"], DibFormat.Parse(text, "a.dib").Cells.Select(c => c.Language));
    }

    [Theory, InlineData(""), InlineData("meta"), InlineData("a\nb"), InlineData("a\r")]
    public void A_language_that_cannot_be_a_separator_is_refused(string language) =>
        Assert.Throws<NotebookFormatException>(() => DibFormat.Write(new() { Cells = [Code with { Language = language }] }));

    [Fact]
    public void A_cell_with_a_line_like_a_meta_block_survives()
    {
        var text = DibFormat.Write(new() { Cells = [Code with { Source = "#!meta\n5" }] });

        Assert.Equal("#!meta\n5", Assert.Single(DibFormat.Parse(text, "a.dib").Cells).Source);
    }

    [Fact]
    public void What_a_dib_cannot_hold_is_said()
    {
        var notebook = new Notebook
        {
            Cells =
            [
                Code with { Outputs = [[]], Metadata = new() { ["collapsed"] = true, ["tags"] = new JsonArray("raises-exception"), ["jupyter"] = new JsonObject { ["source_hidden"] = true } } },
                Prose,
                Prose with { Unknown = new() { ["attachments"] = new JsonObject() } },
                Code with { Metadata = new() { ["jupyter"] = new JsonObject { ["source_hidden"] = true, ["mine"] = 1 } } },
            ],
            Unknown = new() { ["other"] = 1 },
        };

        Assert.Equal(
            [
                "The document has \"other\", for which a .dib has no place.",
                "Cell 1 has outputs, metadata \"collapsed\", for which a .dib has no place.",
                "Cell 3 has \"attachments\", for which a .dib has no place.",
                "Cell 4 has metadata \"jupyter\", for which a .dib has no place.",
            ],
            DibFormat.Losses(notebook).Select(loss => loss.Message));
    }
}
