using Notebooks.Formats;

namespace Notebooks.Tests.Formats;

public sealed class SentencesTests
{
    [Theory]
    [InlineData("boom", "boom.")]
    [InlineData("boom.", "boom.")]
    [InlineData("boom!", "boom!")]
    [InlineData("Really?", "Really?")]
    [InlineData("and so on…", "and so on…")]
    [InlineData("ends in a line \n", "ends in a line.")]
    [InlineData("(in brackets)", "(in brackets).")]
    [InlineData("", "")]
    public void A_text_of_others_ends_before_our_own_begins(string text, string sentence) => Assert.Equal(sentence, text.Ended());
}
