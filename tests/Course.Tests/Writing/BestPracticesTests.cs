namespace Course.Tests.Writing;

/// <summary>The advice of the tutorials stands on one page, and every rule has its proof.</summary>
public sealed class BestPracticesTests
{
    /// <summary>Rules that nothing can prove, because .NET has nothing to choose there, or because they are about other people's code.</summary>
    private static readonly string[] OnlyExplained = ["93", "97"];

    [Fact]
    public void The_page_is_what_the_lessons_say()
    {
        if (Environment.GetEnvironmentVariable("WRITE_INDEX") == "1") File.WriteAllText(BestPractices.File, BestPractices.Text());
        Assert.Equal(BestPractices.Text(), File.ReadAllText(BestPractices.File).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void The_advice_of_the_four_tutorials_is_complete() =>
        Assert.Equal(
            ["14", "21", "22", "27", "34", "38", "42", "43", "45", "48", "56", "65", "67", "69", "70", "71", "72", "73", "79", "82", "83", "93", "97", "99", "102", "103", "104", "105", "N6", "N9"],
            BestPractices.Rules.Select(concept => concept.Id));

    [Fact]
    public void Every_rule_leads_to_a_cell_that_runs() =>
        Assert.Equal(OnlyExplained, BestPractices.Rules.Where(concept => !BestPractices.Proof(concept).Cell.IsCode).Select(concept => concept.Id));
}
