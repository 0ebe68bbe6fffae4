namespace Course.Tests.Writing;

/// <summary>The course covers what the tutorials contain, and says where.</summary>
public sealed class ConceptIndexTests
{
    [Fact]
    public void Every_concept_is_taught_somewhere() =>
        Assert.Empty(Concepts.All.Where(concept => !ConceptIndex.Claims.Contains(concept.Id)).Select(concept => $"{concept.Id} {concept.Name}"));

    [Fact]
    public void The_list_holds_the_whole_checklist_once() =>
        Assert.Equal([.. Ids("", 108), .. Ids("N", 9), .. Ids("B", 18), .. Ids("P", 56)], Concepts.All.Select(concept => concept.Id));

    [Fact]
    public void What_production_uses_is_run_in_a_section_about_it()
    {
        var mistakes = from concept in Concepts.All
                       where concept.Id.StartsWith('P')
                       let cells = ConceptIndex.Claims[concept.Id].ToList()
                       let elsewhere = cells.Where(claim => !claim.Cell.IsCode || !Production.Of(claim.Lesson).Contains(claim.Cell)).ToList()
                       where cells.Count == 0 || elsewhere.Count > 0
                       select $"{concept.Id}: {string.Join(", ", elsewhere.Select(claim => $"{claim.Lesson.Slug} {claim.Cell}"))} is not run in “In production”";
        Assert.Empty(mistakes);
    }

    [Fact]
    public void What_production_uses_is_named_in_the_lessons_that_claim_it()
    {
        var mistakes = from concept in Concepts.All
                       where concept.Id.StartsWith('P')
                       let text = string.Join('\n', ConceptIndex.Claims[concept.Id].Select(claim => claim.Lesson).Distinct().SelectMany(Production.Of).Select(cell => cell.Source))
                       from name in concept.Dotnet.Split(", ")
                       where !name.Contains(' ') && !text.Contains(name)
                       select $"{concept.Id}: no section “In production” that claims it has {name}";
        Assert.Empty(mistakes);
    }

    [Fact]
    public void The_index_is_what_the_lessons_say()
    {
        if (Environment.GetEnvironmentVariable("WRITE_INDEX") == "1") File.WriteAllText(ConceptIndex.File, ConceptIndex.Text());
        Assert.Equal(ConceptIndex.Text(), File.ReadAllText(ConceptIndex.File).ReplaceLineEndings("\n"));
    }

    private static IEnumerable<string> Ids(string series, int count) => Enumerable.Range(1, count).Select(n => $"{series}{n}");
}
