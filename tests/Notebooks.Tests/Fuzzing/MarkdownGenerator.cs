namespace Notebooks.Tests.Fuzzing;

/// <summary>Markdown of which much means something, the same for the same seed.</summary>
internal sealed class MarkdownGenerator(int seed)
{
    private static readonly string[] Marks =
    [
        "# a", "## a b ##", "### a#", "####### a", "#", "# #", "#a", "## `a` *b*", "a", "a b", "[a](b)", "===", "---", "- - -", "***", "=== a", "--", "-", "*", "1.", "```", "``` csharp", "```csharp", "````", "~~~", "~~~ a`b", "~~~~", "```a`", "``", "``` ",
        "> ", ">", ">> ", "- ", "* ", "+ ", "-   ", "1. ", "2) ", "10. ", "- # a", "> # a", "- ```", "1. ~~~", "- - ", "> - ", "-      a",
        "<!--", "-->", "<!-- a -->", "<details>", "</details>", "<details><summary>a</summary>", "<b>a</b>", "<b>", "</b>", "<pre>", "</pre>", "<script>", "<?a", "?>", "<!A", "<a href=\"b\">", "<br/>", "[a]: b", "\\# a", "\\```", "&", "    a", "     # a", "| a | b |", "|---|---|",
    ];

    private static readonly string[] Indents = ["", "", "", "", "", " ", "  ", "   ", "    ", "     ", "      ", "> ", ">", "- ", "  - "];

    private readonly Random _random = new(seed);

    public string Text() => string.Join('\n', Enumerable.Range(0, _random.Next(1, 16)).Select(_ => _random.Next(4) == 0 ? "" : Line()));

    private string Line() => Indents[_random.Next(Indents.Length)] + Marks[_random.Next(Marks.Length)] + (_random.Next(6) == 0 ? Marks[_random.Next(Marks.Length)] : "") + (_random.Next(12) == 0 ? " " : "");
}
