using Notebooks.Formats;

namespace Notebooks.Tests.Formats;

public class IpynbLanguageTests
{
    [Theory]
    [InlineData("{}", "csharp")]
    [InlineData("""{"polyglot_notebook":{"kernelInfo":{"defaultKernelName":"fsharp"}},"kernelspec":{"name":".net-csharp"}}""", "fsharp")]
    [InlineData("""{"kernelInfo":{"defaultKernelName":"f#"}}""", "fsharp")]
    [InlineData("""{"polyglot_notebook":{"defaultKernelName":"F#"}}""", "fsharp")]
    [InlineData("""{"dotnet_interactive":{"defaultKernelName":"fsharp"}}""", "fsharp")]
    [InlineData("""{"kernelspec":{"name":".net-fsharp","language":"C#"}}""", "fsharp")]
    [InlineData("""{"kernelspec":{"name":".net-powershell"}}""", "pwsh")]
    [InlineData("""{"kernelspec":{"name":".net-csharp","language":"polyglot-notebook"},"language_info":{"name":"polyglot-notebook"}}""", "csharp")]
    [InlineData("""{"kernelspec":{"name":"interleave","language":"C#"}}""", "csharp")]
    [InlineData("""{"kernelspec":{"name":"other","language":"PowerShell"}}""", "pwsh")]
    [InlineData("""{"kernelspec":{"name":"python3","display_name":"Python 3"}}""", "python")]
    [InlineData("""{"kernelspec":{"name":"x","language":"python"}}""", "python")]
    [InlineData("""{"language_info":{"name":"julia"}}""", "julia")]
    [InlineData("""{"kernelspec":5,"polyglot_notebook":[],"kernelInfo":"x","language_info":null}""", "csharp")]
    public void The_document_says_the_language_of_cells_that_say_none(string metadata, string language)
    {
        var notebook = Read(metadata, """{"cell_type":"code","source":"1"}""");

        Assert.Equal((language, language), (notebook.DefaultLanguage, notebook.Cells[0].Language));
    }

    [Theory]
    [InlineData("#!fsharp\\n1", """{"polyglot_notebook":{"kernelName":"html"}}""", "fsharp")]
    [InlineData("#!f#", "{}", "fsharp")]
    [InlineData("#!fsharp\\r\\n1", "{}", "fsharp")]
    [InlineData("#!fsharp -x\\n1", "{}", "fsharp")]
    [InlineData("#!fsharp -x\\n1", """{"polyglot_notebook":{"kernelName":"html"}}""", "html")]
    [InlineData("#!fsharpx\\n1", "{}", "csharp"), InlineData("#!time\\n1", "{}", "csharp"), InlineData("1\\n#!fsharp\\n", "{}", "csharp")]
    [InlineData("1", """{"polyglot_notebook":{"kernelName":"js"},"dotnet_interactive":{"language":"html"}}""", "javascript")]
    [InlineData("1", """{"dotnet_interactive":{"language":"html"}}""", "html")]
    [InlineData("1", """{"dotnet_interactive":{"language":"own"}}""", "own")]
    [InlineData("1", """{"dotnet_interactive":7,"polyglot_notebook":{"kernelName":null}}""", "csharp")]
    [InlineData("1", """{"vscode":{"languageId":"fsharp"}}""", "csharp")]
    public void A_cell_says_its_language_on_its_first_line_or_in_its_metadata(string source, string metadata, string language) =>
        Assert.Equal(language, Read("{}", $$"""{"cell_type":"code","source":"{{source}}","metadata":{{metadata}}}""").Cells[0].Language);

    [Fact]
    public void Kernels_declared_by_the_document_count_in_both_places()
    {
        var notebook = Read(
            """{"polyglot_notebook":{"kernelInfo":{"items":[{"name":"py","aliases":["p"]}]}},"kernelInfo":{"items":[{"name":"r","aliases":["q"]}]}}""",
            """{"cell_type":"code","source":"#!p\n1"},{"cell_type":"code","source":"#!q\n1"}""");

        Assert.Equal(["py", "r"], notebook.Cells.Select(c => c.Language));
    }

    private static Notebook Read(string metadata, string cells) =>
        IpynbFormat.Parse($$"""{"nbformat":4,"nbformat_minor":2,"metadata":{{metadata}},"cells":[{{cells}}]}""", "a.ipynb");
}
