using Notebooks.Cli.Commands;

namespace Notebooks.Cli.Tests.Commands;

public class MemoryTests
{
    [Theory]
    [InlineData("2G", 2L << 30)]
    [InlineData("512M", 512L << 20)]
    [InlineData("1.5g", 1536L << 20)]
    [InlineData("64m", 64L << 20)]
    public void A_size_has_a_unit(string text, long bytes) => Assert.Equal(bytes, Memory.TryParse(text));

    [Theory]
    [InlineData("")]
    [InlineData("G")]
    [InlineData("2")]
    [InlineData("2T")]
    [InlineData("-2G")]
    [InlineData("63M")]
    [InlineData("2000000G")]
    [InlineData("NaNG")]
    public void Anything_else_is_none(string text) => Assert.Null(Memory.TryParse(text));
}
