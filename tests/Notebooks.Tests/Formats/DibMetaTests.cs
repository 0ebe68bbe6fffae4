using Notebooks.Formats;

namespace Notebooks.Tests.Formats;

public class DibMetaTests
{
    [Fact]
    public void The_meta_block_becomes_the_documents_metadata()
    {
        var notebook = DibFormat.Parse("#!meta\n\n{\n  \"exclusive\": true,\n  \"kernelInfo\": {\"defaultKernelName\": \"csharp\"}\n}\n\n#!csharp\n1", "a.dib");

        Assert.True((bool)notebook.Metadata["exclusive"]!);
        Assert.Equal("csharp", (string?)notebook.Metadata["kernelInfo"]!["defaultKernelName"]);
        Assert.Single(notebook.Cells);
    }

    [Theory, InlineData(""), InlineData("\n"), InlineData("\n\n")]
    public void A_meta_block_may_end_the_file(string end)
    {
        var notebook = DibFormat.Parse("#!csharp\n1\n#!metadata\n\n{\n\"a\":\n1}" + end, "a.dib");

        Assert.Equal("1", Assert.Single(notebook.Cells).Source);
        Assert.Equal(1, (int)notebook.Metadata["a"]!);
    }

    [Fact]
    public void Kernels_of_the_meta_block_are_languages_with_their_aliases()
    {
        var notebook = DibFormat.Parse(
            """
            #!meta
            {"kernelInfo":{"items":[{"name":"python","aliases":["py"],"languageName":null},{"name":"csharp","aliases":["net"]},{"name":"db"}]}}
            #!py
            1
            #!net
            2
            #!db
            3
            """, "a.dib");

        Assert.Equal(["python", "csharp", "db"], notebook.Cells.Select(c => c.Language));
    }

    [Fact]
    public void An_alias_that_is_taken_is_ignored_with_a_warning()
    {
        var notebook = DibFormat.Parse(
            "#!csharp\n0\n#!meta\n{\"kernelInfo\":{\"items\":[{\"name\":\"a\",\"aliases\":[\"b\",\"js\"]},{\"name\":\"b\"}]}}\n#!b\n1\n#!js\n2", "a.dib");

        Assert.Equal(["csharp", "b", "javascript"], notebook.Cells.Select(c => c.Language));
        Assert.Equal([(3, true), (3, true)], notebook.Warnings.Select(w => (w.Line, w.Message.Contains("is ignored"))));
    }

    [Theory]
    [InlineData("{\"kernelInfo\":5}"), InlineData("{\"kernelInfo\":{\"items\":{}}}"), InlineData("{\"kernelInfo\":{\"items\":[5]}}")]
    public void Odd_kernel_infos_are_kept_with_a_warning(string json)
    {
        var notebook = DibFormat.Parse($"#!meta\n{json}\n", "a.dib");

        Assert.Equal(1, Assert.Single(notebook.Warnings).Line);
        Assert.Equal(json, notebook.Metadata.ToJsonString());
    }

    [Fact]
    public void A_second_meta_block_is_text_and_warned_about()
    {
        var notebook = DibFormat.Parse("#!meta\n{\"a\":1}\n#!csharp\n1\n#!meta\n{\"a\":2}\n", "a.dib");

        Assert.Equal("1\n#!meta\n{\"a\":2}", Assert.Single(notebook.Cells).Source);
        Assert.Equal(5, Assert.Single(notebook.Warnings).Line);
    }

    [Theory]
    [InlineData("\n#!meta", 2, 0, "the meta block is empty")]
    [InlineData("#!meta\n\n#!csharp\n1", 1, 0, "the meta block is empty")]
    [InlineData("#!meta\n[1]\n", 1, 0, "must hold a JSON object")]
    [InlineData("#!meta\nnull\n", 1, 0, "must hold a JSON object")]
    [InlineData("#!csharp\n1\n#!meta\n\n{\n\"ä\": oops}\n", 6, 6, "is not valid JSON")]
    [InlineData("#!meta\n{\"a\":1,\"a\":2}\n", 2, 0, "is not valid JSON")]
    [InlineData("#!meta\n{\"a\":\n#!csharp\n1", 2, 6, "ends in the middle")]
    [InlineData("#!meta\n{\"a\":\"\\ud83d\"}", 2, 6, "half a surrogate pair")]
    public void A_broken_meta_block_is_refused_with_its_place(string text, int line, int column, string problem)
    {
        var error = Assert.Throws<NotebookFormatException>(() => DibFormat.Parse(text, "a.dib"));

        Assert.Equal((line, "a.dib"), (error.Line, error.File));
        if (column > 0) Assert.Equal(column, error.Column);
        Assert.Contains(problem, error.Message);
        Assert.StartsWith($"a.dib:{line}:", error.Message);
    }
}
