using System.Text.Json.Nodes;

namespace Notebooks.Cli.Tests.Commands;

/// <summary>What goes wrong in a file that a cell imports is said of that file, at its own line, wherever it is said.</summary>
public sealed class ImportedFailureTests : IDisposable
{
    private static readonly (string File, int Line, string Message)[] Expected =
    [
        ("d/thrown.dib", 13, "System.Exception: in the second cell"),
        ("d/refused.dib", 9, "error CS0029"),
        ("d/loaded.csx", 3, "error CS0103"),
        ("d/raised.csx", 2, "System.Exception: while loaded"),
        ("d/hangs.dib", 5, "The cell did not end within 4 s"),
        ("d/missing.dib", 5, "`#!import d/nowhere.csx` finds no such file"),
        ("d/fetches.dib", 6, "error DNI202"),
        ("d/cells.ipynb", 0, "System.Exception: in a cell without lines"),
    ];

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact(Timeout = 180_000)]
    public async Task An_error_in_an_imported_file_names_that_file_and_its_own_line_everywhere()
    {
        _folder.Write("d/thrown.dib", "#!markdown\n\n# Title\n\n#!csharp\n\nvar fine = 1;\n\n#!csharp\n\nvar before = 2;\n\nthrow new Exception(\"in the second cell\");\n");
        _folder.Write("d/refused.dib", "#!csharp\n\nvar fine = 1;\n\n#!csharp\n\nvar before = 2;\n#pragma warning disable\nint wrong = \"text\";\n");
        _folder.Write("d/loaded.csx", "int a = 1;\n\nint b = missing;\n");
        _folder.Write("d/raised.csx", "int a = 1;\nthrow new Exception(\"while loaded\");\n");
        _folder.Write("d/hangs.dib", "#!csharp\n\n\n\nwhile (true);\n");
        _folder.Write("d/missing.dib", "#!csharp\n\nvar fine = 1;\n\n#!import d/nowhere.csx\n");
        _folder.Write("d/fetches.dib", "#!csharp\n\nvar fine = 1;\n\n\n#!set --name x --value @fsharp:nothing\n");
        _folder.Write("d/cells.ipynb", """{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[{"cell_type":"code","source":"1","metadata":{},"outputs":[],"execution_count":null},{"cell_type":"code","source":"\nthrow new Exception(\"in a cell without lines\");","metadata":{},"outputs":[],"execution_count":null}]}""");
        foreach (var (file, _, _) in Expected)
            _folder.Write($"{Path.GetFileNameWithoutExtension(file)}-notebook.dib", $"#!markdown\n\n# Imports\n\n#!csharp\n\n{(file.EndsWith(".csx") ? $"#load \"{file}\"" : $"#!import {file}")}\n");

        var nb = await Nb.RunWithAsync(_folder.Path, new() { ["GITHUB_ACTIONS"] = "true", ["GITHUB_WORKSPACE"] = _folder.Path }, "run", "--timeout", "4", "--out", "out");

        Assert.Equal(1, nb.ExitCode);
        var junit = File.ReadAllText(_folder["out/junit.xml"]);
        var results = JsonNode.Parse(File.ReadAllText(_folder["out/results.json"]))!["notebooks"]!.AsArray()
            .ToDictionary(n => $"{n!["path"]}", n => n!["cells"]![0]!["failure"]!);
        Assert.All(Expected, expected =>
        {
            var (file, line, message) = expected;
            var place = line > 0 ? $"{file}:{line}" : $"{file}, cell 2, line 2";
            Assert.Contains($"✘ {place}  (cell 2)\n", nb.Out);
            Assert.Contains($"::error file={file}{(line > 0 ? $",line={line}" : "")},", nb.Out);
            Assert.Contains(place, junit);
            var failure = results[$"{Path.GetFileNameWithoutExtension(file)}-notebook.dib"];
            Assert.Equal((file, line), ($"{failure["file"]}", failure["line"]!.GetValue<int>()));
            Assert.Contains(message, $"{failure["message"]}");
        });

        // A cell that was stopped has taken the time it had.
        var hung = JsonNode.Parse(File.ReadAllText(_folder["out/results.json"]))!["notebooks"]!.AsArray().Single(n => $"{n!["path"]}" == "hangs-notebook.dib")!;
        Assert.InRange(hung["cells"]![0]!["milliseconds"]!.GetValue<double>(), 3900, 120_000);
        Assert.Matches("classname=\"hangs-notebook\" time=\"([4-9]|[1-9]\\d|3\\.9)", junit);
        Assert.Contains("hangs-notebook.dib, cell 2</a>", File.ReadAllText(_folder["out/report.html"]).Split("Slowest cells</h2>")[1].Split("</section>")[0]);

        // The excerpt is of that file, too.
        Assert.Contains("  >  13 │ throw new Exception(\"in the second cell\");", nb.Out);
        Assert.Contains("  >   9 │ int wrong = \"text\";", nb.Out);
        Assert.Contains("  >   3 │ int b = missing;", nb.Out);
        Assert.Contains("  >   5 │ while (true);", nb.Out);
        Assert.Contains("  >   2 │ throw new Exception(\"in a cell without lines\");", nb.Out);
        Assert.Contains("throw new Exception(&quot;in the second cell&quot;);", File.ReadAllText(_folder["out/report.html"]));
        Assert.DoesNotContain("│ #!import d/thrown.dib", nb.Out);
    }
}
