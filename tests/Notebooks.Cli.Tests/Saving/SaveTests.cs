using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Notebooks.Cli.Tests.Saving;

/// <summary>`nb save`, with its engine and its browser.</summary>
public sealed class SaveTests : IDisposable
{
    private const int Patience = 300_000;

    private const string Lesson = """
        #!markdown

        # A lesson

        The next is [b](b.dib), not `[b](b.dib)`.

        #!csharp

        using Microsoft.DotNet.Interactive.Formatting;
        class Figure;
        Formatter.Register<Figure>(_ => "{\"data\":[{\"type\":\"bar\",\"y\":[1,3,2]}],\"layout\":{\"height\":240}}", "application/vnd.plotly.v1+json");
        Formatter.Register<Figure>(_ => "<script>alert(1)</script>", "text/html");
        Formatter.Register<Figure>(_ => "three bars", "text/plain");
        Formatter.SetPreferredMimeTypesFor(typeof(Figure), "application/vnd.plotly.v1+json", "text/html", "text/plain");

        #!csharp

        display(new Figure());
        Console.WriteLine(System.IO.Directory.GetCurrentDirectory());

        #!csharp

        // exercise: six
        int Six() => throw new NotImplementedException();

        #!markdown

        ```csharp
        // solution: six
        int Six() => 6;
        ```

        #!csharp

        // check: six
        Console.WriteLine($"it is {Six()}");

        #!csharp

        // expect: throws InvalidOperationException
        throw new InvalidOperationException("wanted");

        """;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium)]
    public async Task A_twin_has_the_cells_of_its_source_and_what_they_put_out()
    {
        _folder.Write("notebooks/a.dib", Lesson);
        _folder.Write("notebooks/b.dib", "#!csharp\n\n1 + 1\n");

        var nb = await Nb.RunAsync(_folder.Path, "save", "notebooks");

        Assert.True(nb.ExitCode == 0, nb.Out + nb.Error);
        Assert.StartsWith("Compiling 2 notebooks …\n", nb.Out);
        Assert.Contains("2 saved, 0 failed", nb.Out);
        var twin = Twin("notebooks/a.ipynb");
        Assert.Equal("The next is [b](b.ipynb), not `[b](b.dib)`.", $"{twin[0]["source"]![2]}");
        Assert.Equal("2", $"{Assert.Single(Twin("notebooks/b.ipynb"))["outputs"]![0]!["data"]!["text/plain"]![0]}");

        var figure = twin[2]["outputs"]![0]!;
        Assert.Equal(["application/vnd.plotly.v1+json", "image/png", "text/plain"], figure["data"]!.AsObject().Select(d => d.Key));
        byte[] png = Convert.FromBase64String($"{figure["data"]!["image/png"]}");
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
        // One and a half pixels for each that is shown, in the header of the picture.
        Assert.Equal((1290, 360), ((png[18] << 8) + png[19], (png[22] << 8) + png[23]));
        Assert.Equal((860, 240), ((int)figure["metadata"]!["image/png"]!["width"]!, (int)figure["metadata"]!["image/png"]!["height"]!));
        Assert.Equal("/course/notebooks\n", $"{twin[2]["outputs"]![1]!["text"]![0]}");
    }

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium)]
    public async Task An_exercise_stands_there_unsolved_and_other_runners_go_on()
    {
        _folder.Write("a.dib", Lesson);

        await Nb.RunAsync(_folder.Path, "save", "a.dib");

        var twin = Twin("a.ipynb");
        foreach (var number in (int[])[3, 5])
        {
            Assert.Empty(twin[number]["outputs"]!.AsArray());
            Assert.Null(twin[number]["execution_count"]);
            Assert.Equal("raises-exception", $"{twin[number]["metadata"]!["tags"]![0]}");
        }

        Assert.Contains("NotImplementedException", $"{twin[3]["source"]}");
        // The check shows every hint, so a front end that can folds it.
        Assert.True((bool?)twin[5]["metadata"]!["jupyter"]?["source_hidden"]);
        Assert.Null(twin[3]["metadata"]!["jupyter"]);
        Assert.Equal("raises-exception", $"{twin[6]["metadata"]!["tags"]![0]}");
        Assert.Equal("System.InvalidOperationException", $"{twin[6]["outputs"]![0]!["ename"]}");
    }

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium)]
    public async Task Saving_again_changes_nothing_but_how_long_it_took()
    {
        _folder.Write("a.dib", Lesson);
        await Nb.RunAsync(_folder.Path, "save", "a.dib");
        var first = File.ReadAllText(_folder["a.ipynb"]);

        var nb = await Nb.RunAsync(_folder.Path, "save", "a.dib", "--no-cache");

        Assert.Equal(0, nb.ExitCode);
        Assert.Equal(WithoutTime(first), WithoutTime(File.ReadAllText(_folder["a.ipynb"])));
        Assert.DoesNotContain(_folder.Path, first);

        static string WithoutTime(string twin) => Regex.Replace(twin, "\"milliseconds\": [0-9]+", "");
    }

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium)]
    public async Task A_twin_that_was_edited_is_kept_until_its_edits_are_in_the_source()
    {
        _folder.Write("a.dib", "#!markdown\n\n[b](b.dib)\n\n#!csharp\n\n1 + 1\n");
        _folder.Write("b.dib", "#!csharp\n\n2\n");
        await Nb.RunAsync(_folder.Path, "save");
        var edited = File.ReadAllText(_folder["a.ipynb"]).Replace("1 + 1", "40 + 2");
        File.WriteAllText(_folder["a.ipynb"], edited);

        var refused = await Nb.RunAsync(_folder.Path, "save");
        Assert.Equal(2, refused.ExitCode);
        Assert.Equal("nb: a.ipynb was edited by hand, in cell 2. `nb convert a.ipynb a.dib --force` brings what it says into the source; to give it up, delete a.ipynb. Then save again.\n", refused.Error);
        Assert.Equal(edited, File.ReadAllText(_folder["a.ipynb"]));

        Assert.Equal(0, (await Nb.RunAsync(_folder.Path, "convert", "a.ipynb", "a.dib", "--force")).ExitCode);
        Assert.Equal("#!markdown\n\n[b](b.dib)\n\n#!csharp\n\n40 + 2\n", File.ReadAllText(_folder["a.dib"]));
        Assert.Equal(0, (await Nb.RunAsync(_folder.Path, "save")).ExitCode);
        Assert.Equal("42", $"{Twin("a.ipynb")[1]["outputs"]![0]!["data"]!["text/plain"]![0]}");
    }

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium)]
    public async Task A_source_that_changed_gets_a_new_twin()
    {
        _folder.Write("a.dib", "#!csharp\n\n1 + 1\n");
        await Nb.RunAsync(_folder.Path, "save");
        _folder.Write("a.dib", "#!csharp\n\n1 + 2\n");

        Assert.Equal(0, (await Nb.RunAsync(_folder.Path, "save")).ExitCode);
        Assert.Equal("3", $"{Twin("a.ipynb")[0]["outputs"]![0]!["data"]!["text/plain"]![0]}");
    }

    [Fact(Timeout = Patience)]
    [Needs(Part.Chromium)]
    public async Task What_fails_leaves_its_twin_as_it_was_and_the_others_are_saved()
    {
        _folder.Write("bad.dib", "#!csharp\n\nthrow new InvalidOperationException(\"boom\");\n");
        _folder.Write("good.dib", "#!csharp\n\n1 + 1\n");

        var nb = await Nb.RunAsync(_folder.Path, "save");

        Assert.Equal(1, nb.ExitCode);
        Assert.Contains("boom", nb.Out);
        Assert.Contains("1 saved, 1 failed", nb.Out);
        Assert.False(File.Exists(_folder["bad.ipynb"]));
        Assert.True(File.Exists(_folder["good.ipynb"]));
    }

    [Fact(Timeout = 120_000)]
    public async Task Without_a_browser_nothing_runs_and_the_message_says_what_to_install()
    {
        _folder.Write("a.dib", "#!csharp\n\nSystem.IO.File.WriteAllText(\"ran.txt\", \"\");\n");

        var nb = await Nb.RunWithAsync(_folder.Path, new() { ["PATH"] = _folder.Path }, "save");

        Assert.Equal(2, nb.ExitCode);
        Assert.Contains("install chromium or google-chrome", nb.Error);
        Assert.False(File.Exists(_folder["ran.txt"]));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_twin_is_no_source()
    {
        _folder.Write("a.dib", "#!csharp\n\n1\n");
        _folder.Write("a.ipynb", "{}");

        var nb = await Nb.RunAsync(_folder.Path, "save", "a.ipynb");

        Assert.Equal(2, nb.ExitCode);
        Assert.Equal("nb: a.ipynb is what `nb save` writes; give its source, a.dib.\n", nb.Error);
    }

    private JsonNode[] Twin(string path) => [.. JsonNode.Parse(File.ReadAllText(_folder[path]))!["cells"]!.AsArray().Select(c => c!)];
}
