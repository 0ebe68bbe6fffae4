namespace Notebooks.Cli.Tests;

public sealed class UsageTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory(Timeout = 120_000)]
    [InlineData("There is no file or folder missing.dib; check the path.", "run", "missing.dib")]
    [InlineData("There is no file or folder missing.dib; check the path.", "check", "missing.dib")]
    [InlineData("There is no notebook in .; give a folder that holds .dib or .ipynb files.", "run")]
    [InlineData("No notebook matches nothing/*.dib;", "run", "nothing/*.dib")]
    [InlineData("There is no option --bogus; see `nb run --help`.", "run", "--bogus")]
    [InlineData("There is no option --fliter; did you mean --filter? See `nb run --help`.", "run", "--fliter", "x")]
    [InlineData("There is no option --no-cash; did you mean --no-cache? See `nb save --help`.", "save", "some.dib", "--no-cash")]
    [InlineData("There is no option --forse; did you mean --force? See `nb convert --help`.", "convert", "a.dib", "b.ipynb", "--forse")]
    [InlineData("There is no command rum; did you mean run? See `nb --help`.", "rum", "some.dib")]
    [InlineData("There is no command konvert; did you mean convert? See `nb --help`.", "konvert")]
    [InlineData("There is no file or folder soem.dib; did you mean some.dib?", "run", "soem.dib", "some.dib")]
    [InlineData("There is no file or folder some.dip; did you mean some.dib?", "run", "some.dip", "some.dib")]
    [InlineData("There is no command, file or folder kernle; did you mean kernel?", "nbtest", "/checkout", "kernle", "install")]
    [InlineData("There is no command, file or folder soem; did you mean some?", "nbtest", "/checkout", "soem", "some.dib")]
    [InlineData("There is no command, file or folder lessons; the commands are run, check, merge, convert, kernel, save, book", "nbtest", "/checkout", "lessons")]
    [InlineData("There is no file or folder /checkout/notebooks;", "nbtest", "/checkout", "--list")]
    [InlineData("There is no file or folder /checkout/notebooks;", "nbtest", "/checkout", "check")]
    [InlineData("There is no file or folder missing.dib; check the path.", "nbtest", "/checkout", "run", "missing.dib")]
    [InlineData("There is no file a.dib; check the path.", "nbtest", "/checkout", "convert", "a.dib", "b.ipynb")]
    [InlineData("See `nb merge --help`.", "nbtest", "/checkout", "merge")]
    [InlineData("--jobs 0: give a whole number of at least 1. See `nb run --help`.", "run", "--jobs", "0")]
    [InlineData("--jobs many: give a whole number of at least 1.", "run", "--jobs", "many")]
    [InlineData("--engine quick: give compiled or interactive.", "run", "--engine", "quick")]
    [InlineData("--engine interactive: .NET Interactive is not built beside this command.", "run", "some.dib", "--engine", "interactive")]
    [InlineData("--timeout -1: give a number of seconds above 0", "run", "--timeout", "-1")]
    [InlineData("--timeout NaN: give a number of seconds above 0", "run", "--timeout", "NaN")]
    [InlineData("--memory 2: give a size such as 512M or 2G, at least 64M.", "run", "--memory", "2")]
    [InlineData("--memory 1M: give a size such as 512M or 2G, at least 64M.", "run", "--memory", "1M")]
    [InlineData("--repeat", "run", "--repeat")]
    [InlineData("See `nb --help`.")]
    [InlineData("See `nb --help`.", "frobnicate")]
    [InlineData("See `nb convert --help`.", "convert", "only-one.dib")]
    [InlineData("There is no file a.dib; check the path.", "convert", "a.dib", "b.ipynb")]
    [InlineData("--quiet and --verbose contradict each other; give one of them.", "run", "some.dib", "--quiet", "--verbose")]
    [InlineData("--shard 0/3: give i/n, such as 2/3", "run", "some.dib", "--shard", "0/3")]
    [InlineData("--shard 4/3: give i/n, such as 2/3", "run", "some.dib", "--shard", "4/3")]
    [InlineData("--shard half: give i/n, such as 2/3", "run", "some.dib", "--shard", "half")]
    [InlineData("--shard 1/2/3: give i/n", "run", "some.dib", "--shard", "1/2/3")]
    [InlineData("--durations balances shards; give --shard too.", "run", "some.dib", "--durations", "x.json")]
    [InlineData("--durations x.json: There is no x.json;", "run", "some.dib", "--shard", "1/2", "--durations", "x.json")]
    [InlineData("--durations some.dib: some.dib is not a results.json", "run", "some.dib", "--shard", "1/2", "--durations", "some.dib")]
    [InlineData("None of the 1 notebook has 'gather' or 'when*any' in its path;", "run", "some.dib", "--filter", "gather", "--filter", "when*any")]
    [InlineData("--filter needs a text", "run", "some.dib", "--filter", " ")]
    [InlineData("--watch and --repeat do not go together", "run", "some.dib", "--watch", "--repeat", "2")]
    [InlineData("--watch and --shard do not go together", "run", "some.dib", "--watch", "--shard", "1/2")]
    [InlineData("--fail-fast and --keep-going do not go together", "run", "some.dib", "--fail-fast", "--keep-going")]
    [InlineData("--retry and --no-retry do not go together", "run", "some.dib", "--retry", "--no-retry")]
    [InlineData("--fail-fast and --watch do not go together", "run", "some.dib", "--fail-fast", "--watch")]
    [InlineData("--param count: give name=value, such as --param count=20.", "run", "some.dib", "--param", "count")]
    [InlineData("--param 1st=2: give name=value", "run", "some.dib", "--param", "1st=2")]
    [InlineData("--param count is given twice; give it once.", "run", "some.dib", "--param", "count=1", "--param", "count=2")]
    [InlineData("--param: none of the notebooks has a cell of parameters; begin one with `// parameters`", "run", "some.dib", "--param", "count=1")]
    [InlineData("--param size: no notebook declares this parameter; there are count, name.", "run", "with parameters.dib", "--param", "size=1")]
    [InlineData("--param count=many: cell 1 declares count as int; give a whole number from -2147483648 to 2147483647. (with parameters.dib:4)", "run", "with parameters.dib", "--param", "count=many")]
    [InlineData("--out some.dib is a file; choose a folder.", "run", "some.dib", "--out", "some.dib")]
    [InlineData("See `nb merge --help`.", "merge")]
    [InlineData("--out", "merge", "a")]
    [InlineData("There is no a/results.json; `nb run --out` writes it.", "merge", "a", "--out", "b")]
    [InlineData("--out a/ is also one of the folders to merge", "merge", "a", "--out", "a/")]
    [InlineData("--out some.dib is a file; choose a folder.", "merge", "a", "--out", "some.dib")]
    public async Task Wrong_usage_exits_with_2_and_one_sentence_on_standard_error(string sentence, params string[] arguments)
    {
        if (arguments.Contains("some.dib"))
            _folder.Write("some.dib", "#!csharp\n\n1\n");
        if (arguments.Contains("with parameters.dib"))
            _folder.Write("with parameters.dib", "#!csharp\n\n// parameters\nint count = 3;\nvar name = \"x\";\n");

        var nb = await Nb.RunAsync(_folder.Path, arguments);

        Assert.Equal(2, nb.ExitCode);
        Assert.StartsWith("nb: ", nb.Error);
        Assert.Contains(sentence, nb.Error);
        Assert.Single(nb.Error.TrimEnd().Split('\n'));
        Assert.Empty(nb.Out);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_file_that_is_no_notebook_is_wrong_usage()
    {
        _folder.Write("notes.txt");

        var nb = await Nb.RunAsync(_folder.Path, "run", "notes.txt");

        Assert.Equal(2, nb.ExitCode);
        Assert.Contains("notes.txt is not a notebook; give a .dib or .ipynb file.", nb.Error);
    }

    [Fact(Timeout = 120_000)]
    public async Task Executed_notebooks_are_never_written_among_their_sources()
    {
        _folder.Write("notebooks/a.dib");

        var nb = await Nb.RunAsync(_folder.Path, "run", "notebooks", "--out", "notebooks");

        Assert.Equal(2, nb.ExitCode);
        Assert.Contains("--out notebooks would write among the notebooks themselves; choose another folder.", nb.Error);
        Assert.Equal([_folder["notebooks/a.dib"]], Directory.GetFiles(_folder["notebooks"]));
    }

    [Fact(Timeout = 120_000)]
    public async Task Convert_leaves_an_existing_file_alone()
    {
        _folder.Write("a.dib");
        _folder.Write("a.ipynb", "mine");

        var nb = await Nb.RunAsync(_folder.Path, "convert", "a.dib", "a.ipynb");

        Assert.Equal(2, nb.ExitCode);
        Assert.Contains("a.ipynb exists; add --force", nb.Error);
        Assert.Equal("mine", File.ReadAllText(_folder["a.ipynb"]));
    }

    [Theory(Timeout = 120_000)]
    [InlineData("--help")]
    [InlineData("run", "--help")]
    [InlineData("check", "-h")]
    [InlineData("merge", "--help")]
    public async Task Help_is_no_failure(params string[] arguments)
    {
        var nb = await Nb.RunAsync(_folder.Path, arguments);

        Assert.Equal(0, nb.ExitCode);
        Assert.Contains("Usage:", nb.Out);
        Assert.DoesNotContain("--default-path", nb.Out);
    }

    [Theory(Timeout = 120_000)]
    [InlineData("--version")]
    [InlineData("run", "--version")]
    public async Task It_tells_its_version(params string[] arguments)
    {
        var nb = await Nb.RunAsync(_folder.Path, arguments);

        Assert.Equal((0, ""), (nb.ExitCode, nb.Error));
        Assert.Matches(@"^\d+\.\d+\.\d+\S*\n$", nb.Out);
    }
}
