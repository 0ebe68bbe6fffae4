using Notebooks.Publishing;
using Notebooks.Publishing.Twins;

namespace Course.Tests.Writing;

/// <summary>The executed twins, which readers see first, are the lessons as they stand.</summary>
public sealed class TwinTests
{
    private const int LargestTogether = 10_000_000;
    private const string Save = "run `./nbtest.sh save` and commit what it writes";

    [Theory]
    [MemberData(nameof(Lesson.Slugs), MemberType = typeof(Lesson))]
    public void A_twin_has_the_cells_of_its_lesson_and_what_they_put_out(string slug)
    {
        var lesson = new Lesson(slug);
        var path = Twin.PathOf(lesson.File);
        Assert.True(File.Exists(path), $"{slug}.ipynb is missing: {Save}.");
        var twin = NotebookFile.Read(path);

        var difference = Twin.FirstDifference(NotebookFile.Read(lesson.File), twin, Repository.Notebooks);
        Assert.True(difference is null, $"{slug}.ipynb differs from its source in cell {difference}: {Save}.");
        Assert.All(twin.Cells.Where(c => c.Kind == CellKind.Code && !Published.ShowsOutputs(c)), unsolved => Assert.Empty(unsolved.Outputs));
        Assert.Contains(twin.Cells, c => c.Outputs.Any(o => Published.FigureOf(o) is not null && o["data"]!["image/png"] is not null));
        // A twin holds nothing that another page would have to run or trust.
        Assert.All(twin.Cells.SelectMany(c => c.Outputs), o => Assert.Null(o["data"]?["text/html"]));
    }

    [Fact]
    public void Every_twin_has_its_source() =>
        Assert.All(Directory.EnumerateFiles(Repository.Notebooks, "*.ipynb"), path => Assert.True(File.Exists(Path.ChangeExtension(path, ".dib")), $"{path} has no source."));

    [Fact]
    public void Twins_are_small_together() =>
        Assert.InRange(Directory.EnumerateFiles(Repository.Notebooks, "*.ipynb").Sum(path => new FileInfo(path).Length), 0, LargestTogether);
}
