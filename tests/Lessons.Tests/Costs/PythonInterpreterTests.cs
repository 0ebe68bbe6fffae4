using Lessons.Costs;

namespace Lessons.Tests.Costs;

public class PythonInterpreterTests
{
    [Theory]
    [InlineData("Python 3.11.7\n", "3.11")]
    [InlineData("Python 3.14.0rc1\r\n", "3.14")]
    [InlineData("Python 3.8", "3.8")]
    [InlineData("Python 2.7.18", "2.7")]
    [InlineData("pyenv: python3: command not found", null)]
    [InlineData("Python three.eleven", null)]
    [InlineData("", null)]
    public void It_tells_its_version(string said, string? version) =>
        Assert.Equal(version, PythonInterpreter.VersionIn(said)?.ToString());

    [Fact(Timeout = 120_000)]
    public async Task None_is_none() => Assert.Null(await PythonInterpreter.FindAsync("none"));

    [Theory(Timeout = 120_000)]
    [InlineData("/no/such/python")]
    [InlineData("true")]
    public async Task One_that_is_named_has_to_be_one(string named)
    {
        var exception = await Assert.ThrowsAsync<CostException>(() => PythonInterpreter.FindAsync(named));
        Assert.Contains($"INTERLEAVE_PYTHON is '{named}'", exception.Message);
    }
}
