namespace Notebooks.Cli.Tests;

public sealed class NotebookPathsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_means_all_notebooks_below_it_in_ordinal_order()
    {
        foreach (var name in (string[])["b.dib", "a.dib", "B.dib", "sub/c.ipynb", "readme.md", "a.cs"])
            _folder.Write(name);

        Assert.Equal(["B.dib", "a.dib", "b.dib", "sub/c.ipynb"], Expand(""));
    }

    [Fact]
    public void Hidden_folders_and_build_output_are_skipped()
    {
        foreach (var name in (string[])["a.dib", "bin/b.dib", "obj/c.dib", ".git/d.dib", ".ipynb_checkpoints/a-checkpoint.ipynb", ".e.dib", "sub/bin/f.dib"])
            _folder.Write(name);

        Assert.Equal(["a.dib"], Expand(""));
        Assert.Equal(["a.dib"], Expand("**/*.dib"));
    }

    [Fact]
    public void A_twin_is_not_run_beside_its_source()
    {
        foreach (var name in (string[])["a.dib", "a.ipynb", "b.ipynb"])
            _folder.Write(name);

        Assert.Equal(["a.dib", "b.ipynb"], Expand(""));
        Assert.Equal(["a.dib", "b.ipynb"], Expand("*"));
    }

    [Fact]
    public void A_twin_that_is_asked_for_by_name_is_run()
    {
        foreach (var name in (string[])["a.dib", "a.ipynb"])
            _folder.Write(name);

        Assert.Equal(["a.ipynb"], Expand("a.ipynb"));
        Assert.Equal(["a.ipynb"], Expand("*.ipynb"));
    }

    [Fact]
    public void A_twin_whose_source_is_named_too_is_left_out()
    {
        foreach (var name in (string[])["13-a.dib", "13-a.ipynb", "13-b.ipynb"])
            _folder.Write(name);

        // What a shell makes of 13*.
        Assert.Equal(["13-a.dib", "13-b.ipynb"], Expand("13-a.dib", "13-a.ipynb", "13-b.ipynb"));
        Assert.Equal(["13-b.ipynb", "13-a.dib"], Expand("13-a.ipynb", "13-b.ipynb", "13-a.dib"));
        Assert.Equal(["13-a.dib"], Expand("*.ipynb", "13-a.dib").Except(["13-b.ipynb"]));
    }

    [Fact]
    public void A_name_without_its_extension_is_enough()
    {
        foreach (var name in (string[])["n/13-a.dib", "n/13-a.ipynb", "n/14-b.ipynb", "n/15.5"])
            _folder.Write(name);

        Assert.Equal(["n/13-a.dib", "n/14-b.ipynb"], Expand("n/13-a", "n/14-b"));
    }

    [Theory]
    [InlineData("n/0*.dib", "n/01.dib", "n/02.dib")]
    [InlineData("n/*", "n/01.dib", "n/02.dib", "n/11.dib")]
    [InlineData("**/*.dib", "m/deep/x.dib", "n/01.dib", "n/02.dib", "n/11.dib")]
    [InlineData("*/deep/*.dib", "m/deep/x.dib")]
    public void Patterns_match_below_their_fixed_part(string pattern, params string[] expected)
    {
        foreach (var name in (string[])["n/02.dib", "n/01.dib", "n/11.dib", "m/deep/x.dib", "n/01.txt"])
            _folder.Write(name);

        Assert.Equal(expected, Expand(pattern));
    }

    [Fact]
    public void What_is_named_twice_runs_once_where_it_was_named_first()
    {
        _folder.Write("a.dib");
        _folder.Write("b.dib");

        Assert.Equal(["b.dib", "a.dib"], Expand("b.dib", "", "*.dib"));
    }

    [Fact]
    public void A_linked_folder_that_leads_back_ends_the_search()
    {
        _folder.Write("sub/a.dib");
        Directory.CreateSymbolicLink(_folder["sub/again"], _folder.Path);

        Assert.Equal(["sub/a.dib"], Expand(""));
    }

    [Fact]
    public void A_file_whose_name_holds_a_star_is_a_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs file names with a star");
        _folder.Write("a*.dib");
        _folder.Write("ab.dib");

        Assert.Equal(["a*.dib"], Expand("a*.dib"));
    }

    private string[] Expand(params string[] relative) =>
        [.. NotebookPaths.Expand([.. relative.Select(r => _folder[r])]).Select(n => Path.GetRelativePath(_folder.Path, n).Replace('\\', '/'))];
}
