namespace Course.Tests;

/// <summary>A lesson as its author wrote it.</summary>
/// <param name="Slug">Its file name without extension, such as <c>05-gather-when-all</c>.</param>
public sealed record Lesson(string Slug)
{
    /// <summary>Theory data: one row a lesson.</summary>
    public static TheoryData<string> Slugs => [.. All.Select(l => l.Slug)];

    /// <summary>Every lesson, in the order of the course.</summary>
    public static IReadOnlyList<Lesson> All { get; } =
        [.. Directory.EnumerateFiles(Repository.Notebooks, "*.dib").Select(p => new Lesson(Path.GetFileNameWithoutExtension(p))).OrderBy(l => l.Slug, StringComparer.Ordinal)];

    /// <summary>Where it is.</summary>
    public string File => Path.Combine(Repository.Notebooks, $"{Slug}.dib");

    /// <summary>Its cells.</summary>
    public IReadOnlyList<LessonCell> Cells => field ??= [.. NotebookFile.Read(File).Cells.Select((cell, index) => new LessonCell(index + 1, cell))];

    /// <summary>Its code cells.</summary>
    public IEnumerable<LessonCell> Code => Cells.Where(c => c.IsCode);

    /// <summary>Its prose cells.</summary>
    public IEnumerable<LessonCell> Prose => Cells.Where(c => !c.IsCode);
}

/// <summary>A cell with its one-based number.</summary>
public sealed record LessonCell(int Number, Cell Cell)
{
    /// <summary>Whether it is code.</summary>
    public bool IsCode => Cell.Kind == CellKind.Code;

    /// <summary>Its text.</summary>
    public string Source => Cell.Source;

    /// <summary>Its lines.</summary>
    public string[] Lines => Source.Split('\n');

    /// <summary>What its first lines say.</summary>
    public Markers Markers => Markers.Read(Source);

    /// <inheritdoc/>
    public override string ToString() => $"cell {Number}, line {Cell.Line}";
}
