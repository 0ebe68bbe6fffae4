using Notebooks.Jupyter.Messages;

namespace Notebooks.Jupyter.Tests.Messages;

public class CodePointsTests
{
    [Theory]
    [InlineData("", 0, 0)]
    [InlineData("abc", 2, 2)]
    [InlineData("😀a", 1, 2)]
    [InlineData("😀😀a", 2, 4)]
    [InlineData("ä€", 2, 2)]
    [InlineData("\ud83dx", 2, 2)]
    public void A_position_in_characters_is_an_index_and_back(string text, int position, int index)
    {
        Assert.Equal(index, CodePoints.ToIndex(text, position));
        Assert.Equal(position, CodePoints.FromIndex(text, index));
    }

    [Fact]
    public void A_position_outside_is_taken_to_the_end() => Assert.Equal(2, CodePoints.ToIndex("😀", 99));
}
