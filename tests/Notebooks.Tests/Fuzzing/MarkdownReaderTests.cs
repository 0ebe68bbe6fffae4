using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Notebooks.Formats;
using Notebooks.Formats.Prose;

namespace Notebooks.Tests.Fuzzing;

/// <summary>The reader of headings and fenced code, held against Markdig, which it stands in for.</summary>
public partial class MarkdownReaderTests
{
    private const int Patience = 2_000_000;

    private static readonly MarkdownPipeline Pipeline = Blocks();

    [Fact]
    public void Every_cell_of_the_course_has_the_headings_and_the_fences_that_Markdig_sees()
    {
        string[] cells = [.. Corpus.Dibs.SelectMany(dib => DibFormat.Parse(dib, "a.dib").Cells).Where(c => c.Kind == CellKind.Markdown).Select(c => c.Source)];
        Assert.True(cells.Length > 200);
        Assert.All(cells, AssertSame);
    }

    [Fact(Timeout = Patience)]
    public async Task So_has_generated_Markdown() => await FuzzRun.OfEachSeedAsync(seed =>
        FuzzRun.Reducing(new MarkdownGenerator(seed).Text(), IsSame));

    [Fact(Timeout = Patience)]
    public async Task So_has_damaged_prose() => await FuzzRun.OfEachSeedAsync(seed =>
    {
        var damage = new Damage(seed);
        var cells = DibFormat.Parse(damage.OneOf(Corpus.Dibs), "a.dib").Cells.Where(c => c.Kind == CellKind.Markdown).Select(c => c.Source).ToList();
        if (cells.Count == 0) return false;
        return FuzzRun.Reducing(damage.Of(damage.OneOf(cells), cells), IsSame);
    });

    [Theory]
    [InlineData("~~~\n# a\n~~~\n# b", "h1 4 b")]
    [InlineData("```\n# a", "")]
    [InlineData("a\n===\n\nb\nc\n---", "h1 1 a|h2 4 b c")]
    [InlineData("<!--\n# a\n-->\n# b", "h1 4 b")]
    [InlineData("<details>\n# a\n\n# b\n</details>", "h1 4 b")]
    [InlineData("    # a\n# b #", "h1 2 b")]
    [InlineData("- # a\n> ## b", "h1 1 a|h2 2 b")]
    [InlineData("#\ta", "h1 1 a")]
    public void Headings_are_those_that_a_reader_sees(string markdown, string expected) =>
        Assert.Equal(expected, string.Join('|', MarkdownReader.Of(markdown).OfType<MarkdownHeading>().Select(h => $"h{h.Level} {h.Line} {h.Text}")));

    [Theory]
    [InlineData("```csharp\na\n  b\n```", "a,  b")]
    [InlineData("  ```csharp\n   a\n b\n  ```", " a,b")]
    [InlineData("- ```csharp\n  a\n  ```\nb", "a")]
    [InlineData("> ```csharp\n> a\nb", "a")]
    [InlineData("````csharp\n```\n````", "```")]
    [InlineData("```csharp\na", "a")]
    public void Fenced_code_is_without_the_marks_around_it(string markdown, string expected) =>
        Assert.Equal(expected, string.Join(',', Assert.IsType<MarkdownCode>(Assert.Single(MarkdownReader.Of(markdown))).Lines));

    private static bool IsSame(string markdown)
    {
        AssertSame(markdown);
        return true;
    }

    private static void AssertSame(string markdown)
    {
        // It counts the lines of old Macs, too, and shows what cannot be shown in its own way.
        markdown = markdown.Replace("\r\n", "\n").Replace('\r', '\n').Replace("\0", "");
        if (OwnWay().IsMatch(markdown) || Parse(markdown) is not { } document) return;
        var expected = string.Join('\n', document.Descendants().Select(block => Of(block, markdown)).OfType<string>());
        var actual = string.Join('\n', MarkdownReader.Of(markdown).Select(Of));
        Assert.True(expected == actual, $"{markdown.ReplaceLineEndings("⏎\n")}\n--- Markdig\n{expected}\n--- ours\n{actual}");
    }

    // What nests too deep it refuses.
    private static MarkdownDocument? Parse(string markdown)
    {
        try { return Markdown.Parse(markdown, Pipeline); }
        catch (ArgumentException) { return null; }
    }

    private static string? Of(MarkdownObject block, string markdown) => block switch
    {
        HeadingBlock heading => $"{markdown.AsSpan(0, heading.Span.Start).Count('\n') + 1} h{heading.Level} {string.Join(' ', (heading.Inline ?? []).OfType<LiteralInline>().SelectMany(i => $"{i.Content}".Split('\n')).Select(t => t.Trim()).Where(t => t.Length > 0))}",
        FencedCodeBlock code => Of(code.Line + 1, $"{code.Info} {code.Arguments}", (code.Lines.Lines ?? []).Take(code.Lines.Count).Select(l => $"{l.Slice}")),
        _ => null,
    };

    private static string Of(MarkdownBlock block) => block switch
    {
        MarkdownHeading heading => $"{heading.Line} h{heading.Level} {heading.Text.Trim()}",
        MarkdownCode code => Of(code.Line, code.Info, code.Lines),
        _ => "",
    };

    // Blanks before code that stands in a list Markdig counts from elsewhere, and blanks and backslashes behind a fence it reads.
    private static string Of(int line, string info, IEnumerable<string> lines) =>
        $"{line} code {info.Replace("\\", "").Replace(" ", "")}\n{string.Join('\n', lines.Select(l => l.Trim()))}";

    // Items that begin with an empty line or have a long number, and addresses for links, it reads in a way that is not CommonMark's.
    [GeneratedRegex(@"^[ >\t]*(?:(?:[-+*]|\d+[.)])[ >\t]*)+$|^ *\d{2,}[.)]|\]:", RegexOptions.Multiline)]
    private static partial Regex OwnWay();

    // Texts stay as they are written.
    private static MarkdownPipeline Blocks()
    {
        var builder = new MarkdownPipelineBuilder();
        builder.InlineParsers.Clear();
        return builder.Build();
    }
}
