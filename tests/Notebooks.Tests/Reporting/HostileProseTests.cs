using Notebooks.Reporting.Html;

namespace Notebooks.Tests.Reporting;

/// <summary>Prose that no renderer gets through: it is shown as the text it is.</summary>
public class HostileProseTests
{
    public static TheoryData<string> Shapes => [.. All.Keys];

    private static readonly Dictionary<string, string> All = new()
    {
        ["quotes"] = Many(">", 3000),
        ["quotes, spaced"] = Many("> ", 3000) + "end",
        ["lists"] = Many("- ", 3000) + "end",
        ["numbered lists"] = Many("1. ", 3000) + "end",
        ["a staircase of lists"] = string.Join('\n', Enumerable.Range(0, 3000).Select(i => new string(' ', 2 * i) + "- end")),
        ["brackets"] = Many("[", 50_000),
        ["links in links"] = Many("[", 50_000) + "end" + Many("](b)", 50_000),
        ["emphasis in emphasis"] = Many("*a _b ", 3000) + Many(" b_ a*", 3000),
        ["one long emphasis"] = Many("*", 3000) + "end" + Many("*", 3000),
        ["a footnote in quotes"] = "[^a]: " + Many("> ", 3000) + "end\n\n[^a]",
    };

    [Theory(Timeout = 120_000)]
    [MemberData(nameof(Shapes))]
    public async Task Prose_that_nests_without_end_is_shown_as_text(string shape)
    {
        await Task.Yield();

        Assert.Equal($"<pre>{Markup.Text(All[shape])}</pre>\n", new Prose(_ => null).Html(All[shape]));
    }

    [Fact]
    public void Prose_that_people_write_is_rendered_however_long_it_is()
    {
        var table = "| a | b |\n|---|---|\n" + Many("| [x](https://example.org) | *y* |\n", 1000);
        var picture = $"![dot](data:image/png;base64,{Many("iVBORw0K", 100_000)})";

        Assert.Contains("<td><a href=\"https://example.org\">x</a></td>", new Prose(_ => null).Html(table));
        Assert.StartsWith("<p><img src=", new Prose(_ => null).Html(picture));
        Assert.Contains("<blockquote>", new Prose(_ => null).Html(Many("> ", 50) + "end"));
    }

    private static string Many(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
