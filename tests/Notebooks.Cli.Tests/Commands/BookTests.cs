namespace Notebooks.Cli.Tests.Commands;

/// <summary>`nb book`: what it makes of small notebooks, and what it refuses. The course's own book is looked at in a browser, by Browser.Tests.</summary>
public sealed class BookTests : IDisposable
{
    private const int Patience = 120_000;

    private const string Figure = """
        using Microsoft.DotNet.Interactive.Formatting;
        class Drawn;
        Formatter.Register<Drawn>(_ => "{\"data\":[{\"type\":\"bar\",\"y\":[1,3,2]}],\"layout\":{\"height\":240}}", "application/vnd.plotly.v1+json");
        Formatter.SetPreferredMimeTypesFor(typeof(Drawn), "application/vnd.plotly.v1+json");
        new Drawn()

        """;

    private const string TwoClaims = """
        #!markdown

        [b](b.dib)

        #!csharp

        using Microsoft.DotNet.Interactive.Formatting;
        class Claim;
        Formatter.Register<Claim>(_ => "{\"claim\":\"it holds\",\"actual\":\"1\",\"expected\":\"at least 1\",\"passed\":true}", "application/vnd.interleave.claim+json");
        Formatter.Register<Claim>(_ => "✔ it holds: 1", "text/plain");
        Formatter.SetPreferredMimeTypesFor(typeof(Claim), "application/vnd.interleave.claim+json", "text/plain");

        #!csharp

        display(new Claim());
        display(new Claim());

        #!csharp

        Console.WriteLine("told");

        """;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact(Timeout = Patience)]
    public async Task Pages_show_prose_code_in_colour_and_outputs()
    {
        _folder.Write("notebooks/01-one.dib", "#!markdown\n\n# 01 · One `x`\n\n**Question.** How many?\n\n[two](02-two.dib)\n\n#!csharp\n\nvar list = new List<int> { 1 };\nConsole.WriteLine(\"<made>\");\n\n#!csharp\n\nlist.Count\n");
        _folder.Write("notebooks/02-two.dib", "#!markdown\n\n# 02 · Two: `run_<b>_safe`\n\n##\n\n#!csharp\n\n\"second\"\n");

        var nb = await Nb.RunAsync(_folder.Path, "book", "notebooks", "--out", "my site");

        Assert.True(nb.ExitCode == 0, nb.Out + nb.Error);
        var page = File.ReadAllText(_folder["my site/01-one.html"]);
        Assert.Contains("<a href=\"02-two.html\">two</a>", page);
        Assert.Contains("<span class=\"k\" title=\"List&lt;int&gt;\">var</span>", page);
        Assert.Contains("&lt;made&gt;", page);
        // The second cell knows what the first has made.
        Assert.Contains("<span title=\"List&lt;int&gt; list\">list</span>", page);
        Assert.Contains("<a class=\"next\" rel=\"next\" aria-keyshortcuts=\"ArrowRight\" href=\"02-two.html\">", page);
        // A long name in a title breaks where a reader would break it.
        Assert.Contains("Two: <code>run_<wbr>&lt;b&gt;_<wbr>safe</code></h1>", File.ReadAllText(_folder["my site/02-two.html"]));
        Assert.Contains("How many?", File.ReadAllText(_folder["my site/index.html"]));
        Assert.True(File.Exists(_folder["my site/assets/plotly-basic.min.js"]));
    }

    [Theory(Timeout = Patience)]
    [InlineData(null, "nb serve")]
    [InlineData("./run.sh", "./run.sh serve")]
    public async Task The_cover_and_every_lesson_say_how_to_run_them(string? command, string expected)
    {
        _folder.Write("notebooks/01-one.dib", "#!markdown\n\n# 01 · One\n");
        if (command is not null) _folder.Write("data/book.json", $$"""{ "title": "T", "lead": "L", "parts": [], "command": "{{command}}" }""");

        var nb = await Nb.RunAsync(_folder.Path, "book", "notebooks", "--out", "site");

        Assert.True(nb.ExitCode == 0, nb.Text);
        Assert.All(["index.html", "01-one.html"], page => Assert.Contains($"<code>{expected}</code>", File.ReadAllText(_folder[$"site/{page}"])));
    }

    [Fact(Timeout = Patience)]
    public async Task The_name_that_a_lesson_had_before_leads_to_it()
    {
        _folder.Write("notebooks/02-one.dib", "#!markdown\n\n# 02 · One & `two`\n");
        _folder.Write("data/book.json", """{ "title": "T", "lead": "L", "parts": [], "moved": { "01-one": "02-one", "07-left-out": "08-left-out" } }""");

        var nb = await Nb.RunAsync(_folder.Path, "book", "notebooks", "--out", "site", "--site", "https://example.org/course");

        Assert.True(nb.ExitCode == 0, nb.Text);
        var page = File.ReadAllText(_folder["site/01-one.html"]);
        Assert.Contains("<a href=\"02-one.html\">One &amp; <code>two</code></a>", page);
        Assert.Contains("<link rel=\"canonical\" href=\"https://example.org/course/02-one.html\">", page);
        Assert.False(File.Exists(_folder["site/07-left-out.html"]));
        Assert.DoesNotContain("01-one", File.ReadAllText(_folder["site/sitemap.xml"]));
        Assert.Contains("{\"01-one\":\"02-one\"}", File.ReadAllText(_folder["site/assets/moved.js"]));
        Assert.Contains("assets/moved.js", File.ReadAllText(_folder["site/02-one.html"]));
    }

    [Fact(Timeout = Patience)]
    public async Task A_name_that_is_one_of_today_cannot_lead_elsewhere()
    {
        _folder.Write("notebooks/01-one.dib", "#!markdown\n\n# 01 · One\n");
        _folder.Write("notebooks/02-two.dib", "#!markdown\n\n# 02 · Two\n");
        _folder.Write("data/book.json", """{ "title": "T", "lead": "L", "parts": [], "moved": { "01-one": "02-two" } }""");

        var nb = await Nb.RunAsync(_folder.Path, "book", "notebooks");

        Assert.NotEqual(0, nb.ExitCode);
        Assert.Contains("\"moved\" in data/book.json says that \"01-one\" is called \"02-two\" now, but there is a page \"01-one\"; take that line out.", nb.Error);
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
    [Needs(Part.Chromium)]
    public async Task Twins_are_what_a_run_would_have_shown()
    {
        _folder.Write("notebooks/a.dib", TwoClaims);
        _folder.Write("notebooks/b.dib", "#!csharp\n\n1\n");
        Assert.Equal(0, (await Nb.RunAsync(_folder.Path, "save", "notebooks")).ExitCode);

        var twins = await Nb.RunAsync(_folder.Path, "book", "notebooks", "--from", "notebooks", "--out", "twins");
        var run = await Nb.RunAsync(_folder.Path, "book", "notebooks", "--out", "run");

        Assert.True(twins.ExitCode == 0, twins.Out + twins.Error);
        Assert.StartsWith("Writing 2 lessons …\n", twins.Out);
        Assert.StartsWith("Compiling 2 notebooks …\n… notebooks/a.dib  4 cells\n", run.Out);
        var page = File.ReadAllText(_folder["twins/a.html"]);
        Assert.Contains("<li class=\"holds\"><span class=\"sign\" role=\"img\" aria-label=\"holds\">✔</span> <span>it holds: <b>1</b>", page);
        Assert.Contains("<a href=\"b.html\">b</a>", page);
        Assert.Contains("href=\"files/notebooks/a.ipynb\" download", page);
        Assert.True(File.Exists(_folder["twins/files/notebooks/a.ipynb"]));
        // What an exercise shows when it is solved is not in a twin.
        Assert.Equal(File.ReadAllText(_folder["run/a.html"]), page);
    }

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium)]
    public async Task A_twin_of_another_text_is_refused_and_not_offered()
    {
        _folder.Write("notebooks/a.dib", "#!csharp\n\n1\n");
        Assert.Equal(0, (await Nb.RunAsync(_folder.Path, "save", "notebooks")).ExitCode);
        _folder.Write("notebooks/a.dib", "#!csharp\n\n2\n");

        var twins = await Nb.RunAsync(_folder.Path, "book", "notebooks", "--from", "notebooks");
        Assert.Equal(1, twins.ExitCode);
        Assert.Equal("nb: notebooks/a.dib, cell 1: its twin was made from another text; run `nb save notebooks/a.dib`.\n", twins.Error);

        Assert.Equal(0, (await Nb.RunAsync(_folder.Path, "book", "notebooks")).ExitCode);
        Assert.Equal(["a.dib"], Directory.GetFiles(_folder["site/files/notebooks"]).Select(Path.GetFileName));

        File.Delete(_folder["notebooks/a.ipynb"]);
        Assert.EndsWith("Make it with `nb save notebooks/a.dib`.\n", (await Nb.RunAsync(_folder.Path, "book", "notebooks", "--from", "notebooks")).Error);
    }

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium)]
    public async Task A_book_that_knows_where_it_will_be_says_so_to_other_sites()
    {
        _folder.Write("notebooks/a.dib", "#!markdown\n\n# 01 · One\n\n#!csharp\n\n" + Figure);

        var nb = await Nb.RunWithAsync(_folder.Path, new() { ["GITHUB_SHA"] = "abc123" }, "book", "notebooks", "--site", "https://example.org/course", "--repository", "https://github.com/owner/name");

        Assert.True(nb.ExitCode == 0, nb.Out + nb.Error);
        var page = File.ReadAllText(_folder["site/a.html"]);
        Assert.Contains("<meta property=\"og:url\" content=\"https://example.org/course/a.html\">", page);
        Assert.Contains("<meta property=\"og:image\" content=\"https://example.org/course/cards/a.png\">", page);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], File.ReadAllBytes(_folder["site/cards/a.png"])[..4]);
        Assert.Contains("<loc>https://example.org/course/</loc>", File.ReadAllText(_folder["site/sitemap.xml"]));
        Assert.Contains("href=\"https://example.org/course/assets/book.css\"", File.ReadAllText(_folder["site/404.html"]));
        Assert.Contains("<meta name=\"robots\" content=\"noindex\">", File.ReadAllText(_folder["site/404.html"]));
        Assert.DoesNotContain("noindex", page);
        // The second cell begins on the seventh line.
        Assert.Contains("data-source=\"https://github.com/owner/name/blob/abc123/notebooks/a.dib\" data-lines=\"3 7\"", page);
        Assert.Contains("https://codespaces.new/owner/name?quickstart=1", page);
    }

    [Fact(Timeout = Patience)]
    public async Task A_book_that_does_not_know_invents_nothing()
    {
        _folder.Write("notebooks/a.dib", "#!markdown\n\n# 01 · One\n\n#!csharp\n\n" + Figure);

        Assert.Equal(0, (await Nb.RunAsync(_folder.Path, "book", "notebooks")).ExitCode);

        Assert.DoesNotContain("http", File.ReadAllText(_folder["site/a.html"]).Replace("http://www.w3.org/2000/svg", "").Replace("http%3A%2F%2Fwww.w3.org%2F2000%2Fsvg", ""));
        Assert.False(File.Exists(_folder["site/sitemap.xml"]));
        Assert.False(Directory.Exists(_folder["site/cards"]));
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
    [InlineData("--site example.org", "nb: --site example.org: give an address that begins with https:// or http://, such as https://example.org/course.")]
    [InlineData("--repository name", "nb: --repository name: give its address, such as https://github.com/owner/name.")]
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
        Assert.Equal(["01-one.dib", "02-two.dib", "beside.txt.txt"], Directory.GetFiles(_folder["site/files"], "*", SearchOption.AllDirectories).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact(Timeout = Patience)]
    public async Task A_prediction_has_buttons_to_be_and_one_without_an_answer_is_named()
    {
        const string Question = "#!markdown\n\n# A\n\n**Predict.** How many?\n\n- 1\n- 2\n\n<!-- predict: *1: yes | 2: no -->\n\n#!csharp\n\nConsole.WriteLine(\"one\");\n";
        _folder.Write("a.dib", Question + "\n#!markdown\n\n**Answer:** 1.\n");

        var nb = await Nb.RunAsync(_folder.Path, "book", "a.dib");

        Assert.True(nb.ExitCode == 0, nb.Out + nb.Error);
        var page = File.ReadAllText(_folder["site/a.html"]);
        Assert.Contains("<article data-lesson=\"a\">", page);
        Assert.Matches("(?s)How many\\?</p>\n<div class=\"prediction\".*<div class=\"veil\" data-of=\"1\">\n<pre class=\"output\".*one.*<div class=\"cell prose veil\" data-of=\"1\" id=\"cell-3\">\n<p><strong>Answer:</strong> 1.</p>", page);
        Assert.DoesNotContain("predict:", page);
        Assert.All((string[])["answers.js", "predict.js", "predict.css"], file => Assert.True(File.Exists(_folder["site/assets/" + file]), file));

        _folder.Write("a.dib", Question);
        nb = await Nb.RunAsync(_folder.Path, "book", "a.dib");

        Assert.Equal(1, nb.ExitCode);
        Assert.Equal("nb: a.dib, cell 1: no paragraph after this question begins with **Answer:**: write one, before the next question.\n", nb.Error);
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
