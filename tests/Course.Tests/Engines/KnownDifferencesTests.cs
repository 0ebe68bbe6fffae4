namespace Course.Tests.Engines;

public sealed class KnownDifferencesTests
{
    [Fact]
    public void Every_known_difference_is_of_a_cell_that_is_there_and_has_a_reason() =>
        Assert.All(KnownDifferences.Cells, known =>
        {
            Assert.Contains(new Lesson(known.Slug).Code, cell => cell.Number == known.Cell);
            Assert.NotEmpty(known.Why);
        });
}
