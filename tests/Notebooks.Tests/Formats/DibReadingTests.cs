using Notebooks.Formats;

namespace Notebooks.Tests.Formats;

public class DibReadingTests
{
    [Fact]
    public void Separators_divide_the_text_into_cells_with_their_lines()
    {
        var notebook = DibFormat.Parse("#!markdown\n\n# Title\n\n#!csharp\n\nvar x = 1;\nx\n", "a.dib");

        Assert.Collection(notebook.Cells,
            cell => Assert.Equal((CellKind.Markdown, "markdown", "# Title", 3), (cell.Kind, cell.Language, cell.Source, cell.Line)),
            cell => Assert.Equal((CellKind.Code, "csharp", "var x = 1;\nx", 7), (cell.Kind, cell.Language, cell.Source, cell.Line)));
        Assert.Empty(notebook.Warnings);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("\n\n")]
    [InlineData("#!csharp\n\n#!markdown\n")]
    public void Nothing_but_empty_cells_is_a_notebook_without_cells(string text) => Assert.Empty(DibFormat.Parse(text, "a.dib").Cells);

    [Theory]
    [InlineData("c#", "csharp"), InlineData("C#", "csharp"), InlineData("cs", "csharp"), InlineData("csharp", "csharp")]
    [InlineData("f#", "fsharp"), InlineData("F#", "fsharp"), InlineData("fs", "fsharp"), InlineData("fsharp", "fsharp")]
    [InlineData("powershell", "pwsh"), InlineData("pwsh", "pwsh"), InlineData("js", "javascript"), InlineData("javascript", "javascript")]
    [InlineData("html", "html"), InlineData("http", "http"), InlineData("mermaid", "mermaid"), InlineData("value", "value")]
    [InlineData("sql", "sql"), InlineData("kql", "kql")]
    public void Every_alias_means_its_language(string alias, string language)
    {
        var cell = Assert.Single(DibFormat.Parse($"#!{alias}\ntext", "a.dib").Cells);

        Assert.Equal((CellKind.Code, language, "text"), (cell.Kind, cell.Language, cell.Source));
    }

    [Theory, InlineData("markdown"), InlineData("md")]
    public void Markdown_and_its_alias_begin_prose(string name) =>
        Assert.Equal(CellKind.Markdown, Assert.Single(DibFormat.Parse($"#!{name}\ntext", "a.dib").Cells).Kind);

    [Theory]
    [InlineData("#!csharp "), InlineData("#!csharp -h"), InlineData("#! csharp"), InlineData(" #!csharp"), InlineData("#!CSharp")]
    [InlineData("#!Markdown"), InlineData("#!time"), InlineData("#!import x.dib"), InlineData("#!python"), InlineData("#!"), InlineData("#!raw")]
    public void Anything_but_an_exact_name_is_text(string line)
    {
        var cell = Assert.Single(DibFormat.Parse($"#!fsharp\n1\n{line}\n2", "a.dib").Cells);

        Assert.Equal($"1\n{line}\n2", cell.Source);
    }

    [Fact]
    public void Text_before_the_first_separator_is_csharp_whatever_the_meta_block_says()
    {
        var notebook = DibFormat.Parse("above\n#!meta\n{\"kernelInfo\":{\"defaultKernelName\":\"fsharp\"}}\n#!time\nbelow", "a.dib");

        Assert.Equal([("csharp", "above", 1), ("csharp", "#!time\nbelow", 4)], notebook.Cells.Select(c => (c.Language, c.Source, c.Line)));
        Assert.Equal("fsharp", notebook.DefaultLanguage);
    }

    [Fact]
    public void Empty_lines_around_a_cell_are_dropped_and_lines_of_blanks_are_kept()
    {
        var cell = Assert.Single(DibFormat.Parse("#!csharp\n\n\n  \na\n\nb\n \n\n\n", "a.dib").Cells);

        Assert.Equal(("  \na\n\nb\n ", 4), (cell.Source, cell.Line));
    }

    [Fact]
    public void Two_neighbours_in_one_language_stay_two_cells() =>
        Assert.Equal(2, DibFormat.Parse("#!csharp\n1\n#!csharp\n2", "a.dib").Cells.Length);

    [Fact]
    public void CRLF_ends_lines_and_becomes_LF_while_a_lone_CR_is_text()
    {
        var notebook = DibFormat.Parse("#!csharp\r\n\r\na\r\nb\rc\r\n#!md\r\nd\r", "a.dib");

        Assert.Equal(["a\nb\rc", "d\r"], notebook.Cells.Select(c => c.Source));
    }

    [Fact]
    public void A_byte_order_mark_does_not_hide_the_first_separator() =>
        Assert.Equal("markdown", Assert.Single(DibFormat.Parse("\uFEFF#!markdown\na", "a.dib").Cells).Language);
}
