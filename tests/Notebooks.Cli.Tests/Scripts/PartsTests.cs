namespace Notebooks.Cli.Tests.Scripts;

/// <summary>What tests say where a part of the machine is missing.</summary>
public sealed class PartsTests
{
    [Fact]
    public void A_skipped_test_says_what_it_needs_and_how_to_get_it() =>
        Assert.Equal("needs Chromium and axe-core (run .devcontainer/setup.sh)", NeedsAttribute.Sentence([Part.Chromium, Part.Axe]));

    [Fact]
    public void At_the_end_stands_how_many_were_skipped_for_want_of_what()
    {
        Assert.Equal("1 test was skipped for want of Chromium. To run them, too: run .devcontainer/setup.sh", SkipReport.Sentence(1, ["Chromium"]));
        Assert.StartsWith("3 tests were skipped for want of Chromium and python3. ", SkipReport.Sentence(3, ["Chromium", "python3"]));
    }

    [Fact]
    public void Every_part_has_a_name() => Assert.All(Enum.GetValues<Part>(), part => Assert.NotEmpty(Parts.NameOf(part)));

    [Fact]
    public void The_remedy_is_a_script_that_exists() => Assert.True(File.Exists(Repository.In(Parts.Remedy.Split(' ')[1])));
}
