using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Course.Tests.Pages;

/// <summary>The page “C# for readers of Python”: its columns say the same, and it has the syntax that lessons use.</summary>
public sealed partial class PythonPageTests
{
    private const int Patience = 600_000;
    private const string Page = "csharp-for-readers-of-python.md";

    /// <summary>Syntax that is seen in lessons and explained where it stands, or that every language has.</summary>
    private static readonly SyntaxKind[] NeedsNoRow = [];

    private static readonly IReadOnlyList<CodeBlock> Blocks = CodeBlock.Of(Page);

    [Fact]
    public void Python_stands_beside_every_piece_that_has_a_counterpart()
    {
        var python = Blocks.Index().Where(block => block.Item.Language == "python").ToList();

        Assert.True(python.Count >= 30, $"{python.Count} pairs");
        Assert.All(python, block => Assert.Equal("csharp", Blocks[block.Index + 1].Language));
        Assert.All(Blocks, block => Assert.Contains(block.Language, (string[])["python", "csharp"]));
    }

    [Fact(Timeout = Patience)]
    [Needs(Part.Python)]
    public async Task Both_columns_print_the_same()
    {
        using var folder = new TempFolder("python page ");
        List<CodeBlock> python = [.. Blocks.Where(block => block.Language == "python")], csharp = [.. Blocks.Where(block => block.Language == "csharp")];

        var there = await PageRun.PythonAsync(folder, python);
        var here = await PageRun.CSharpAsync(folder, csharp);

        Assert.All(csharp.Zip(here), block => Assert.NotEqual("", block.Second));
        Assert.All(python.Index(), block =>
        {
            var beside = csharp.FindIndex(piece => piece.Line > block.Item.Line);
            Assert.True(there[block.Index] == here[beside], $"{csharp[beside]}\n\nprints\n\n{here[beside]}\n\nand Python prints\n\n{there[block.Index]}");
        });
    }

    [Fact(Timeout = Patience)]
    public async Task A_piece_without_a_counterpart_prints_what_its_comments_say()
    {
        using var folder = new TempFolder("csharp page ");
        List<CodeBlock> alone = [.. Blocks.Where(block => block.Language == "csharp" && !IsPaired(block))];

        var printed = await PageRun.CSharpAsync(folder, alone);

        Assert.NotEmpty(alone);
        Assert.All(alone.Zip(printed), block =>
        {
            var promised = Promise().Matches(block.First.Source).Select(comment => comment.Groups["printed"].Value).ToList();
            Assert.NotEmpty(promised);
            Assert.All(promised, line => Assert.Contains(line, block.Second.Split('\n')));
        });
    }

    [Fact]
    public void Syntax_that_lessons_use_is_on_the_page()
    {
        var explained = Blocks.Where(block => block.Language == "csharp").SelectMany(block => Kinds(block.Source)).ToHashSet();
        explained.UnionWith(NeedsNoRow);

        var missing = from lesson in Lesson.All
                      from cell in lesson.Code
                      where cell.Markers.Expectation is not ExpectedDiagnostic
                      from kind in Kinds(cell.Source)
                      where !explained.Contains(kind)
                      group $"{lesson.Slug} {cell}" by kind into found
                      select $"{found.Key}: {found.Count()}, as in {found.First()}";
        Assert.Empty(missing);
    }

    private static bool IsPaired(CodeBlock block) => Blocks.TakeWhile(other => other != block).LastOrDefault()?.Language == "python";

    [GeneratedRegex(@"^Console\.WriteLine\(.*\);\s+// (?<printed>.+)$", RegexOptions.Multiline)]
    private static partial Regex Promise();

    private static IEnumerable<SyntaxKind> Kinds(string source) => CSharpSyntaxTree
        .ParseText(source, new CSharpParseOptions(LanguageVersion.CSharp14, kind: SourceCodeKind.Script))
        .GetRoot(TestContext.Current.CancellationToken).DescendantNodes().Select(node => node.Kind()).Distinct();
}
