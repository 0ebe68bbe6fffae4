namespace Notebooks.Cli.Tests.Commands;

/// <summary>`nb book`: what it makes of small notebooks, and what it refuses. The course's own book is looked at in a browser, by Browser.Tests.</summary>
public sealed class BookTests : IDisposable
{
    private const int Patience = 120_000;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact(Timeout = Patience)]
    public async Task Pages_show_prose_code_in_colour_and_outputs()
    {
        _folder.Write("notebooks/01-one.dib", "#!markdown\n\n# 01 · One `x`\n\n**Question.** How many?\n\n[two](02-two.dib)\n\n#!csharp\n\nvar list = new List<int> { 1 };\nConsole.WriteLine(\"<made>\");\n\n#!csharp\n\nlist.Count\n");
        _folder.Write("notebooks/02-two.dib", "#!markdown\n\n# 02 · Two\n\n#!csharp\n\n\"second\"\n");

        var nb = await Nb.RunAsync(_folder.Path, "book", "notebooks", "--out", "my site");

        Assert.True(nb.ExitCode == 0, nb.Out + nb.Error);
        var page = File.ReadAllText(_folder["my site/01-one.html"]);
        Assert.Contains("<a href=\"02-two.html\">two</a>", page);
        Assert.Contains("<span class=\"k\" title=\"List&lt;int&gt;\">var</span>", page);
        Assert.Contains("&lt;made&gt;", page);
        // The second cell knows what the first has made.
        Assert.Contains("<span title=\"List&lt;int&gt; list\">list</span>", page);
        Assert.Contains("<a class=\"next\" rel=\"next\" href=\"02-two.html\">", page);
        Assert.Contains("How many?", File.ReadAllText(_folder["my site/index.html"]));
        Assert.True(File.Exists(_folder["my site/assets/plotly-basic.min.js"]));
    }

    [Fact(Timeout = Patience)]
    public async Task The_code_of_a_check_and_the_solution_are_folded_and_a_head_that_is_a_list_is_prose()
    {
        _folder.Write("notebooks/01-one.dib", """
            #!markdown

            # 01 · One

            - **Question.** How many?
            - **Before this** nothing.

            #!csharp

            // exercise: six
            int Six() => throw new NotImplementedException();

            #!csharp

            // check: six
            if (Six() != 6) throw new Exception("a hint");

            #!csharp

            // check
            if (Six() == 5) throw new Exception("seen");

            #!markdown

            <details><summary>▸ One solution (click)</summary>

            ```csharp
            // solution: six
            int Six() => 6;
            ```
            </details>

            """);

        var nb = await Nb.RunAsync(_folder.Path, "book", "notebooks");

        Assert.True(nb.ExitCode == 0, nb.Out + nb.Error);
        var page = File.ReadAllText(_folder["site/01-one.html"]);
        var folded = System.Text.RegularExpressions.Regex.Match(page, "<details class=\"hints\"><summary>The check's code \\(it shows every hint\\)</summary>(?<code>.*?)</details>", System.Text.RegularExpressions.RegexOptions.Singleline);
        Assert.Contains("a hint", folded.Groups["code"].Value);
        Assert.DoesNotContain("seen", folded.Groups["code"].Value);
        Assert.Contains("<summary>One solution (click)</summary>", page);
        Assert.DoesNotContain("▸", page);
        Assert.Contains("<p><strong>Question.</strong> How many?</p>", page);
        Assert.Contains("<p>How many?</p>", File.ReadAllText(_folder["site/index.html"]));
    }

    [Fact(Timeout = Patience)]
    public async Task Executed_notebooks_of_an_earlier_run_are_not_run_again()
    {
        _folder.Write("a.dib", "#!csharp\n\nSystem.IO.File.AppendAllText(\"runs.txt\", \"x\");\nConsole.WriteLine(\"once\");\n");
        Assert.Equal(0, (await Nb.RunAsync(_folder.Path, "run", "a.dib", "--out", "executed")).ExitCode);

        var nb = await Nb.RunAsync(_folder.Path, "book", "a.dib", "--from", "executed");

        Assert.True(nb.ExitCode == 0, nb.Out + nb.Error);
        Assert.Contains("once", File.ReadAllText(_folder["site/a.html"]));
        Assert.Equal("x", File.ReadAllText(_folder["runs.txt"]));
    }

    [Fact(Timeout = Patience)]
    public async Task An_executed_copy_of_another_text_is_refused()
    {
        _folder.Write("a.dib", "#!csharp\n\n1\n");
        await Nb.RunAsync(_folder.Path, "run", "a.dib", "--out", "executed");
        _folder.Write("a.dib", "#!csharp\n\n2\n");

        var nb = await Nb.RunAsync(_folder.Path, "book", "a.dib", "--from", "executed");

        Assert.Equal(1, nb.ExitCode);
        Assert.Equal("nb: a.dib, cell 1: the executed copy was made from another text; run it again.\n", nb.Error);
    }

    [Fact(Timeout = Patience)]
    public async Task There_is_no_book_of_a_course_that_fails()
    {
        _folder.Write("a.dib", "#!csharp\n\nthrow new InvalidOperationException(\"boom\");\n");

        var nb = await Nb.RunAsync(_folder.Path, "book", "a.dib");

        Assert.Equal(1, nb.ExitCode);
        Assert.Contains("boom", nb.Out);
        Assert.Equal("nb: 1 of 1 notebooks failed; there is no book of half a course.\n", nb.Error);
        Assert.False(Directory.Exists(_folder["site"]));
    }

    [Theory(Timeout = Patience)]
    [InlineData("--from none", "nb: --from none: there is no such folder; `nb run --out none` makes it.")]
    [InlineData("--out notebooks/a.dib", "nb: --out notebooks/a.dib is a file; choose a folder.")]
    [InlineData("other/b.dib", "nb: A book is made of the notebooks of one folder; these are in several.")]
    public async Task What_cannot_be_is_refused_in_one_sentence(string arguments, string message)
    {
        _folder.Write("notebooks/a.dib", "#!csharp\n\n1\n");
        _folder.Write("other/b.dib", "#!csharp\n\n1\n");

        var nb = await Nb.RunAsync(_folder.Path, ["book", "notebooks/a.dib", .. arguments.Split(' ')]);

        Assert.Equal(2, nb.ExitCode);
        Assert.Equal(message + "\n", nb.Error);
    }

    [Fact(Timeout = Patience)]
    public async Task A_lesson_that_cannot_be_rendered_is_shown_as_text_and_brings_no_files_in()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 20_000));
        var code = new string('{', 5000);
        _folder.Write(".env", "secret");
        _folder.Write("notebooks/beside.txt", "beside");
        _folder.Write("notebooks/01-one.dib", $"#!markdown\n\n# {deep}\n\n**Question.** {deep}\n\n{new string('>', 3000)}\n\n#!csharp\n\n1\n");
        _folder.Write("notebooks/02-two.dib", $"#!markdown\n\n# 02 · Two\n\n[mine](../.env) [yours](beside.txt)\n\n#!markdown\n\n```csharp\n{code}\n```\n\n#!csharp\n\n\"second\"\n");

        var nb = await Nb.RunAsync(_folder.Path, "book", "notebooks", "--out", "site");

        Assert.True(nb.ExitCode == 0, nb.Out + nb.Error);
        Assert.Contains(new string('>', 3000).Replace(">", "&gt;"), File.ReadAllText(_folder["site/01-one.html"]));
        Assert.Contains(code, File.ReadAllText(_folder["site/02-two.html"]));
        Assert.Equal(["beside.txt.txt"], Directory.GetFiles(_folder["site/files"], "*", SearchOption.AllDirectories).Select(Path.GetFileName));
    }

    [Fact(Timeout = Patience)]
    public async Task A_cover_that_is_not_json_is_named_with_its_line()
    {
        _folder.Write("notebooks/a.dib", "#!csharp\n\n1\n");
        _folder.Write("data/book.json", "{\n  \"title\": \"x\",,\n}");

        var nb = await Nb.RunAsync(_folder.Path, "book", "notebooks");

        Assert.Equal(1, nb.ExitCode);
        Assert.Contains("book.json, line 2: it should be an object with \"title\", \"lead\" and \"parts\"", nb.Error);
    }
}
