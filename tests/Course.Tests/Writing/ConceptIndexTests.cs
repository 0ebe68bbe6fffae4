namespace Course.Tests.Writing;

/// <summary>The course covers what the tutorials contain, and says where.</summary>
public sealed class ConceptIndexTests
{
    [Fact]
    public void Every_concept_is_taught_somewhere() =>
        Assert.Empty(Concepts.All.Where(concept => !ConceptIndex.Claims.Contains(concept.Id)).Select(concept => $"{concept.Id} {concept.Name}"));

    [Fact]
    public void The_list_holds_the_whole_checklist_once() =>
        Assert.Equal(
            [.. Enumerable.Range(1, 108).Select(n => $"{n}"), .. Enumerable.Range(1, 9).Select(n => $"N{n}"), .. Enumerable.Range(1, 18).Select(n => $"B{n}")],
            Concepts.All.Select(concept => concept.Id));

    [Fact]
    public void The_index_is_what_the_lessons_say()
    {
        if (Environment.GetEnvironmentVariable("WRITE_INDEX") == "1") File.WriteAllText(ConceptIndex.File, ConceptIndex.Text());
        Assert.Equal(ConceptIndex.Text(), File.ReadAllText(ConceptIndex.File).ReplaceLineEndings("\n"));
    }
}
