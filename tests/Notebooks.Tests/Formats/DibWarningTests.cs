using Notebooks.Formats;

namespace Notebooks.Tests.Formats;

public class DibWarningTests
{
    [Theory]
    [InlineData("markdown", "```csharp", "code fence", 2)]
    [InlineData("markdown", "a\n   - ~~~~\n     ~~~\n      ~~~~\n~~~~~", "code fence", 6)]
    [InlineData("csharp", "var a = \"\"\"\n  x \"\" y", "raw string", 2)]
    [InlineData("csharp", "var a = $$\"\"\"\"\n  \"\"\"", "raw string", 2)]
    [InlineData("csharp", "var a = 1;\nvar b = @\"x", "verbatim string", 3)]
    [InlineData("csharp", "var b = $@\"x\"\"", "verbatim string", 2)]
    [InlineData("csharp", "/* x\n", "comment", 2)]
    public void A_separator_inside_something_open_splits_with_a_warning(string language, string text, string what, int since)
    {
        var notebook = DibFormat.Parse($"#!{language}\n{text}\n#!fsharp\nrest", "a.dib");

        Assert.Equal([language, "fsharp"], notebook.Cells.Select(c => c.Language));
        var warning = Assert.Single(notebook.Warnings);
        Assert.Equal(3 + text.Count(c => c == '\n'), warning.Line);
        Assert.Contains($"the {what} opened on line {since} is still open", warning.Message);
    }

    [Theory]
    [InlineData("markdown", "```\n```")]
    [InlineData("markdown", "````\n```\n````")]
    [InlineData("markdown", "``` `inline` ```")]
    [InlineData("csharp", "var a = \"\"\"x\"\"\"; var b = \"\"; var c = @\"a\"\"b\n\"; /* \" */ // \"\"\" don't")]
    [InlineData("csharp", "var q = '\"'; var r = '\\''; var s = \"\\\"\"\"\";")]
    [InlineData("csharp", "#region it's @\"open")]
    [InlineData("csharp", "var a = \"\"\"\n  \"\" x\n  \"\"\";")]
    [InlineData("markdown", "1. ```\n   x\n   ```")]
    [InlineData("fsharp", "let a = \"\"\"")]
    public void Text_that_is_closed_gives_no_warning(string language, string text) =>
        Assert.Empty(DibFormat.Parse($"#!{language}\n{text}\n#!html\nrest", "a.dib").Warnings);

    [Theory, InlineData("#!csharp "), InlineData("#!CSharp"), InlineData("#!Markdown")]
    public void A_line_that_almost_begins_a_cell_gets_a_warning(string line) =>
        Assert.Equal(3, Assert.Single(DibFormat.Parse($"#!html\n1\n{line}\n2", "a.dib").Warnings).Line);

    [Theory, InlineData("#!time"), InlineData("#!import a.dib"), InlineData("#!csharp -h"), InlineData(" #!csharp")]
    public void Directives_get_no_warning(string line) =>
        Assert.Empty(DibFormat.Parse($"#!html\n1\n{line}\n2", "a.dib").Warnings);

    [Fact]
    public void What_only_looks_like_a_separator_inside_a_fence_is_meant() =>
        Assert.Empty(DibFormat.Parse("#!markdown\n```\n#!csharp \n```\n", "a.dib").Warnings);
}
