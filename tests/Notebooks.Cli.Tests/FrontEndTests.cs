namespace Notebooks.Cli.Tests;

/// <summary>What `nbtest.sh` and its sisters mean.</summary>
public sealed class FrontEndTests
{
    private const string Folder = "--default-path /checkout/notebooks";

    [Theory]
    [InlineData("", $"run {Folder}")]
    [InlineData("13* --filter gather", $"run {Folder} 13* --filter gather")]
    [InlineData("--help", $"run {Folder} --help")]
    [InlineData("run 13*", $"run {Folder} 13*")]
    [InlineData("check --quiet", $"check {Folder} --quiet")]
    [InlineData("save 13*", $"save {Folder} 13*")]
    [InlineData("book --out site", $"book {Folder} --out site")]
    [InlineData("merge a b --out c", "merge a b --out c")]
    [InlineData("convert a.dib b.ipynb", "convert a.dib b.ipynb")]
    [InlineData("kernel install --sys-prefix", "kernel install --sys-prefix")]
    [InlineData("--version", "--version")]
    public void A_command_is_meant_as_it_is_and_everything_else_is_what_to_run(string given, string meant) =>
        Assert.Equal(Words(meant), FrontEnd.Resolve(["nbtest", "/checkout", .. Words(given)]));

    [Fact]
    public void Every_command_line_of_nb_stays_as_it_is() => Assert.Equal(["run", "nbtest"], FrontEnd.Resolve(["run", "nbtest"]));

    [Fact]
    public void A_command_that_takes_notebooks_gets_those_of_the_checkout() => Assert.All(CommandLine.Names, name =>
        Assert.Equal(CommandLine.Known(null, null).Single(known => known.Name == name).Create().Options.Any(option => option.Name == "--default-path"), FrontEnd.Resolve(["nbtest", "/checkout", name]).Contains("--default-path")));

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
