using System.Diagnostics;
using System.Text.Json.Nodes;
using Notebooks.Book.Code;
using Notebooks.Book.Contents;
using Notebooks.Book.Outputs;
using Notebooks.Book.Pages;
using Notebooks.Book.Prose;
using Notebooks.Book.Search;
using Notebooks.Compiling;
using Notebooks.Compiling.Packages;
using Notebooks.Formats;
using Notebooks.Planning;
using Notebooks.Publishing.Twins;
using Notebooks.Reporting;
using Notebooks.Reporting.Html;

namespace Notebooks.Tests.Fuzzing;

/// <summary>Whatever reads the text of a notebook takes time in proportion to it: a text that was made to be slow is not.</summary>
public class HostileTextTests
{
    private const int Short = 4_000, Large = 64_000, Times = 8, MostTimes = 3 * Times, Rounds = 12;

    // Milliseconds: nobody attacks a machine by that, and half a million characters may take as long.
    private const double Harmless = 500;

    // What is repeated, with what stands before and behind it.
    private static readonly (string Before, string Repeated, string Behind)[] Shapes =
    [
        .. ((string[])
        [
            "\n", "\r\n", " \n", "\t", "<!--", "<!--\n", "<!-- concepts: 1", "<details>", "<details>\n", "](", "](a", "[a](b.dib", "<a href=\"a", "{ ", "@a:{ ", "\" ", "\\\" ", "'", "`", "``` ", "```\n", "~~~a\n", "~~~~\n```\n",
            "# ", "#", "# a \n", "//", "// check\n", "// check ", "// expect: throws ", "// concepts: a\n", "//!#i \"nuget: ", "//!#i \"nuget: \n", "#r \"nuget:", "#r \"nuget:a,\n", "#r \"nuget:a, ", "#i \"nuget:", "#load \"", "#!import ", "#!set --name ",
            "#!set --name a --value @csharp:b\n", "#!fsharp\n", "#!meta\n", "<b>", "<b ", "</", "<style>", "<script", "\u001b[", "\u001b]", "\u001b[0;", "> ", "- ", "- a\n", "1. ", "/*", "\"\"\"", "@\"", "$@\"{", "\\", "&", "a", "0", "_", "a ", ".dib#", ".dib#1", "a.dib ", "*", "===\n", "a\n===\n",
        ]).Select(unit => ("", unit, "")),
        ("# a", " ", "b"), ("# ", " ", "b #"), ("# a", " #", "b"), ("```", "a", "`"), ("```", " ", "`"), ("~~~", "~", "a"), ("//!#i \"nuget:", " ", "a"), ("// expect:", " ", "x"), ("// expect: throws", " ", "!"), ("#r \"nuget:", "a", ""), ("#r \"nuget: a,", " ", "b"),
        ("// check", "\n", "x"), ("// concepts: a", " a", "!"), ("<!-- concepts: a", " a", "!"), ("**Question.** ", " ", ""), ("# 1", "1", " · x"), ("\"", "\\a", ""), ("@", "a", ""), ("`", "a", "\n"), ("](", "a", ".dib"), ("cell#", "1", "x"), ("- ```\n", " a\n", "x"),
    ];

    // Not what Markdig renders: BoundedMarkdown bounds that.
    private static readonly Dictionary<string, Action<string>> Readers = new()
    {
        ["reading a .dib"] = text => Ignoring(() => DibFormat.Parse("#!markdown\n\n" + text, "a.dib")),
        ["reading code of a .dib"] = text => Ignoring(() => DibFormat.Parse(text, "a.dib")),
        ["writing a .dib"] = text => Ignoring(() => DibFormat.Write(Of(Code(text)))),
        ["reading an .ipynb"] = text => IpynbFormat.Parse(IpynbFormat.Write(Of(Code(text))), "a.ipynb"),
        ["markers"] = text => Markers.Read(text),
        ["an expectation"] = text => CellExpectation.TryParse(text),
        ["cutting a cell"] = text => CellSplitter.Split(text, Languages.CSharp).Count(),
        ["fenced blocks"] = text => FencedBlocks.OfCSharp(text).Count(),
        ["headings"] = text => Headings.TitleOf(Of(Prose(text))),
        ["sources of packages"] = text => PackageSources.In(PackageSources.Hide(text)).Count(),
        ["names of packages"] = text => PackageSources.NamesPackage(text),
        ["packages"] = text => _ = new PackageReferences("", [text]).NamedLast,
        ["options of a directive"] = text => _ = new DirectiveOptions(text),
        ["names of documents"] = text => new DocumentNames().ClassOf(text),
        ["links of twins"] = text => TwinLinks.ToTwins(text, "/"),
        ["plain markup"] = text => PlainMarkup.Of(text),
        ["console text"] = text => Markup.Console(text),
        ["scripts"] = text => Markup.InScript(text),
        ["comments"] = text => Comments.Remove(text),
        ["solutions"] = text => LessonPage.WithoutSolutions(text),
        ["concepts of code"] = text => ConceptMarkers.Count(Code(text)),
        ["concepts of prose"] = text => ConceptMarkers.Count(Prose(text)),
        ["the title of a lesson"] = text => _ = new Lesson("a.dib", Of(Prose(text)), Of(Prose(text))).Question,
        ["a link of the book"] = text => new LinkTargets("/a", [], ["page"]).Of(text),
        ["words to search for"] = text => new SearchEntry("", "", "").Add(null, text),
        ["names to search for"] = text => new SearchEntry("", "", "").AddCode(null, text),
        ["markers of coloured code"] = text => CodeHtml.IsMarker(new([new(text, null, null)])),
        ["console text in the book"] = text => OutputHtml.Of([new() { ["output_type"] = "stream", ["text"] = text }]),
        ["markup in the book"] = text => OutputHtml.Of([new() { ["output_type"] = "display_data", ["data"] = new JsonObject { ["text/html"] = text } }]),
        ["a chart in the book"] = text => ChartHtml.Of(new JsonObject { ["layout"] = new JsonObject { ["meta"] = new JsonObject { ["sentences"] = new JsonArray(text) }, ["title"] = new JsonObject { ["text"] = text }, ["legend"] = new JsonObject { ["title"] = new JsonObject { ["text"] = "⚠" + text } } } }, ""),
    };

    public static TheoryData<string> Names => [.. Readers.Keys];

    [Theory(Timeout = 600_000)]
    [MemberData(nameof(Names))]
    public async Task Eight_times_the_text_takes_about_eight_times_as_long(string name)
    {
        await Task.Yield();
        var read = Readers[name];
        foreach (var (before, repeated, behind) in Shapes)
        {
            var (ofSmall, ofLarge) = Compare(Short, Rounds);
            // The smaller text may fit into a cache of the processor, and among the small objects, and the larger one not. So two
            // more are compared, of which the larger has half a million characters. What needs a step for each pair of them takes
            // many seconds, even if a step is the tenth of a nanosecond.
            if (ofLarge > MostTimes * ofSmall && ofLarge < Harmless) (ofSmall, ofLarge) = Compare(Large, Rounds);
            Assert.True(ofLarge <= MostTimes * ofSmall, $"{ofSmall:0.000} ms, then {ofLarge:0.000} ms for {Times} times as much of {before}{repeated}{behind}".ReplaceLineEndings("⏎"));

            (double OfSmall, double OfLarge) Compare(int length, int rounds)
            {
                string small = Text(length), large = Text(length * Times);
                var (ofSmall, ofLarge) = (double.MaxValue, double.MaxValue);
                // A busy machine only ever adds time, to one of two texts as well as to the other: the least of several rounds counts.
                for (var round = 0; round < rounds && (round < 2 || ofLarge > MostTimes * ofSmall); round++)
                {
                    ofSmall = Math.Min(ofSmall, Milliseconds(small));
                    ofLarge = Math.Min(ofLarge, Milliseconds(large));
                }

                // Less than that is no attack, and no measure either.
                return (ofSmall, ofLarge < (length == Short ? 1 : Harmless) ? 0 : ofLarge);
            }

            string Text(int length) => before + string.Concat(Enumerable.Repeat(repeated, length / repeated.Length)) + behind;
        }

        double Milliseconds(string text)
        {
            // Collecting garbage takes as long as the other tests of this process have objects, whatever the text is.
            var (clock, paused) = (Stopwatch.GetTimestamp(), GC.GetTotalPauseDuration());
            read(text);
            return (Stopwatch.GetElapsedTime(clock) - (GC.GetTotalPauseDuration() - paused)).TotalMilliseconds;
        }
    }

    private static void Ignoring(Action action)
    {
        try { action(); }
        catch (NotebookFormatException) { }
    }

    private static Notebook Of(Cell cell) => new() { Cells = [cell] };

    private static Cell Code(string text) => new() { Kind = CellKind.Code, Language = Languages.CSharp, Source = text };

    private static Cell Prose(string text) => new() { Kind = CellKind.Markdown, Language = Languages.Markdown, Source = text };
}
