namespace Notebooks.Cli.Tests.Selection;

/// <summary>Which notebook is guessed to run first, before the command line is read.</summary>
public sealed class FirstNotebookTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public FirstNotebookTests()
    {
        _folder.Write("a.dib", "#!csharp\n\n1\n");
        _folder.Write("b.ipynb", "{}");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("run a.dib", "a.dib")]
    [InlineData("run --quiet --jobs 1 a.dib b.ipynb", "a.dib")]
    [InlineData("run gone.dib b.ipynb a.dib", "b.ipynb")]
    [InlineData("run --memorable a.dib", "a.dib")]
    public void It_is_the_first_file_that_run_names(string command, string expected) =>
        Assert.Equal(_folder[expected], FirstNotebook.Among(Words(command)));

    [Theory]
    [InlineData("check a.dib")]
    [InlineData("a.dib run")]
    [InlineData("run")]
    [InlineData("run gone.dib")]
    [InlineData("run a.dib --engine interactive")]
    [InlineData("run a.dib --engine=interactive")]
    [InlineData("run --memory:1G a.dib")]
    [InlineData("run --list a.dib")]
    [InlineData("run a.dib --help")]
    [InlineData("run a.dib --shard 1/2")]
    public void There_is_none_where_another_process_or_no_process_is_needed(string command) =>
        Assert.Null(FirstNotebook.Among(Words(command)));

    private string[] Words(string command) => [.. command.Split(' ').Select(word => word.Contains(".dib") || word.Contains(".ipynb") ? _folder[word] : word)];
}
