namespace Notebooks.Cli.Tests;

public sealed class UsageTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory(Timeout = 15000)]
    [InlineData("There is no file or folder missing.dib; check the path.", "run", "missing.dib")]
    [InlineData("There is no file or folder missing.dib; check the path.", "check", "missing.dib")]
    [InlineData("There is no notebook in .; give a folder that holds .dib or .ipynb files.", "run")]
    [InlineData("No notebook matches nothing/*.dib;", "run", "nothing/*.dib")]
    [InlineData("There is no option --bogus; see `nb run --help`.", "run", "--bogus")]
    [InlineData("--jobs 0: give a whole number of at least 1. See `nb run --help`.", "run", "--jobs", "0")]
    [InlineData("--jobs many: give a whole number of at least 1.", "run", "--jobs", "many")]
    [InlineData("--timeout -1: give a number of seconds above 0", "run", "--timeout", "-1")]
    [InlineData("--timeout NaN: give a number of seconds above 0", "run", "--timeout", "NaN")]
    [InlineData("--memory 2: give a size such as 512M or 2G, at least 64M.", "run", "--memory", "2")]
    [InlineData("--memory 1M: give a size such as 512M or 2G, at least 64M.", "run", "--memory", "1M")]
    [InlineData("--repeat", "run", "--repeat")]
    [InlineData("See `nb --help`.")]
    [InlineData("See `nb --help`.", "frobnicate")]
    [InlineData("See `nb convert --help`.", "convert", "only-one.dib")]
    [InlineData("There is no file a.dib; check the path.", "convert", "a.dib", "b.ipynb")]
    public async Task Wrong_usage_exits_with_2_and_one_sentence_on_standard_error(string sentence, params string[] arguments)
    {
        var nb = await ChildProcess.NbAsync(_folder.Path, arguments);

        Assert.Equal(2, nb.ExitCode);
        Assert.StartsWith("nb: ", nb.Error);
        Assert.Contains(sentence, nb.Error);
        Assert.Single(nb.Error.TrimEnd().Split('\n'));
        Assert.Empty(nb.Out);
    }

    [Fact(Timeout = 15000)]
    public async Task A_file_that_is_no_notebook_is_wrong_usage()
    {
        _folder.Write("notes.txt");

        var nb = await ChildProcess.NbAsync(_folder.Path, "run", "notes.txt");

        Assert.Equal(2, nb.ExitCode);
        Assert.Contains("notes.txt is not a notebook; give a .dib or .ipynb file.", nb.Error);
    }

    [Fact(Timeout = 15000)]
    public async Task Executed_notebooks_are_never_written_among_their_sources()
    {
        _folder.Write("notebooks/a.dib");

        var nb = await ChildProcess.NbAsync(_folder.Path, "run", "notebooks", "--out", "notebooks");

        Assert.Equal(2, nb.ExitCode);
        Assert.Contains("--out notebooks would write among the notebooks themselves; choose another folder.", nb.Error);
        Assert.Equal([_folder["notebooks/a.dib"]], Directory.GetFiles(_folder["notebooks"]));
    }

    [Fact(Timeout = 15000)]
    public async Task Convert_leaves_an_existing_file_alone()
    {
        _folder.Write("a.dib");
        _folder.Write("a.ipynb", "mine");

        var nb = await ChildProcess.NbAsync(_folder.Path, "convert", "a.dib", "a.ipynb");

        Assert.Equal(2, nb.ExitCode);
        Assert.Contains("a.ipynb exists; add --force", nb.Error);
        Assert.Equal("mine", File.ReadAllText(_folder["a.ipynb"]));
    }

    [Theory(Timeout = 15000)]
    [InlineData("--help")]
    [InlineData("run", "--help")]
    [InlineData("check", "-h")]
    public async Task Help_is_no_failure(params string[] arguments)
    {
        var nb = await ChildProcess.NbAsync(_folder.Path, arguments);

        Assert.Equal(0, nb.ExitCode);
        Assert.Contains("Usage:", nb.Out);
        Assert.DoesNotContain("--default-path", nb.Out);
    }
}
