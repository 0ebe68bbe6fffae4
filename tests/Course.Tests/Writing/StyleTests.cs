namespace Course.Tests.Writing;

/// <summary>Short cells, one idea each, and every figure read aloud.</summary>
public sealed class StyleTests
{
    private const int WordsOfACell = 60;
    private const int WordsOfATitle = 75;
    private const int LinesOfACell = 15;
    private const int LinesOfACheck = 25;
    private const int CharactersOfALine = 110;

    // Figures that are evidence for the sentence before them and for the check right after them.
    private static readonly HashSet<string> ReadByTheirCheck = ["01-sync-vs-async: pretended", "05-gather-when-all: queries"];

    [Theory]
    [MemberData(nameof(Lesson.Slugs), MemberType = typeof(Lesson))]
    public void Code_fits_on_a_screen(string slug) =>
        Nothing(new Lesson(slug).Code
            .Where(c => c.Lines.Length > (c.Markers.Check is null ? LinesOfACell : LinesOfACheck))
            .Select(c => $"{c}: {c.Lines.Length} lines"));

    [Theory]
    [MemberData(nameof(Lesson.Slugs), MemberType = typeof(Lesson))]
    public void Nobody_scrolls_sideways(string slug) =>
        Nothing(new Lesson(slug).Code.SelectMany(c => c.Lines
            .Where(l => l.Length > CharactersOfALine)
            .Select(l => $"{c}: {l.Length} characters: {l}")));

    [Theory]
    [MemberData(nameof(Lesson.Slugs), MemberType = typeof(Lesson))]
    public void Prose_is_short(string slug) =>
        Nothing(new Lesson(slug).Prose
            .Select(c => (Cell: c, Words: Prose.Words(c.Source), Most: c.Number == 1 ? WordsOfATitle : WordsOfACell))
            .Where(c => c.Words > c.Most)
            .Select(c => $"{c.Cell}: {c.Words} words, {c.Most} are the most"));

    [Theory]
    [MemberData(nameof(Lesson.Slugs), MemberType = typeof(Lesson))]
    public void Every_figure_is_read_aloud(string slug)
    {
        var lesson = new Lesson(slug);

        Nothing(lesson.Code
            .Where(c => c.Source.Contains(".Show()") && c.Markers.Check is null && !ReadByTheirCheck.Contains($"{slug}: {Figure(c)}"))
            .Where(c => !ReadsAloud(lesson.Cells[c.Number]))
            .Select(c => $"{c}: the next cell has to be Markdown that begins with a sentence about the figure, not with a heading"));
    }

    [Fact]
    public void No_exception_outlives_its_reason() =>
        Assert.All(ReadByTheirCheck, exception =>
        {
            var (slug, figure) = exception.Split(": ") is [var s, var f] ? (s, f) : default;
            var lesson = new Lesson(slug);
            var shown = Assert.Single(lesson.Code, c => c.Source.Contains(".Show()") && Figure(c) == figure);
            Assert.StartsWith("// check", lesson.Cells[shown.Number].Source);
        });

    [Theory]
    [MemberData(nameof(Lesson.Slugs), MemberType = typeof(Lesson))]
    public void Concepts_are_known(string slug) => Nothing(new Lesson(slug).Cells.SelectMany(Concepts.Mistakes));

    [Theory]
    [MemberData(nameof(Lesson.Slugs), MemberType = typeof(Lesson))]
    public void Links_lead_somewhere(string slug) =>
        Nothing(new Lesson(slug).Prose.SelectMany(c => Links.Broken(c.Source, Repository.Notebooks).Select(target => $"{c}: there is no {target}")));

    private static bool ReadsAloud(LessonCell next) => !next.IsCode && char.IsLetter(next.Source.TrimStart('*', '`', '_')[0]);

    private static string Figure(LessonCell cell) => cell.Source[..cell.Source.IndexOf(".Show()", StringComparison.Ordinal)].Split('\n')[^1].Trim();

    // Assert.Empty would shorten them.
    private static void Nothing(IEnumerable<string> mistakes)
    {
        var all = string.Join('\n', mistakes);
        Assert.True(all.Length == 0, all);
    }
}
