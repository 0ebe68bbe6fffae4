using System.Text.Json.Nodes;
using Notebooks.Jupyter.Tests.Support;

namespace Notebooks.Jupyter.Tests.FrontEnds;

/// <summary>
/// Lessons run by nbconvert, whose outputs are of the same kinds as the runner's. Alone: most lessons measure time, and
/// other tests would start kernels beside them.
/// </summary>
[Collection(nameof(NbconvertTests))]
[CollectionDefinition(nameof(NbconvertTests), DisableParallelization = true)]
public class NbconvertTests(InstalledKernel kernel)
{
    [Fact(Timeout = 1_200_000)]
    [Needs(Part.Jupyter)]
    public async Task Every_lesson_runs_green_with_the_outputs_of_the_runner()
    {
        // Where they stand, and with what was compiled there: all that is written goes elsewhere.
        using var folder = new TempFolder("nbconvert ");
        var cached = new Dictionary<string, string?>(kernel.Environment) { ["NB_CACHE"] = LessonCache.Folder };
        string[] lessons = [.. Directory.EnumerateFiles(Repository.Notebooks, "*.ipynb").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

        // Exercises unsolved, as nbconvert finds them.
        var run = await Programs.RunAsync(Repository.Notebooks, cached, "dotnet", [kernel.Command, "run", .. lessons.Select(lesson => $"{lesson}.dib"), "--unsolved", "--quiet", "--out", folder["out"]]);
        Assert.True(run.ExitCode == 0, run.Text);

        // Two at a time, as the runner does it: lessons mostly wait.
        await Task.WhenAll(lessons.Index().GroupBy(lesson => lesson.Index % 2, lesson => lesson.Item).Select(async half =>
        {
            var executed = await Programs.RunAsync(Repository.Notebooks, cached, Parts.JupyterPython!, ["-m", "nbconvert", "--to", "notebook", "--execute", "--output-dir", folder["executed"], .. half.Select(lesson => $"{lesson}.ipynb")]);
            Assert.True(executed.ExitCode == 0, executed.Text);
        }));

        Assert.All(lessons, lesson => Assert.Equal(Kinds(Path.Combine(folder["out"], $"{lesson}.ipynb")), Kinds(Path.Combine(folder["executed"], $"{lesson}.ipynb"))));
    }

    private static string[] Kinds(string path) =>
    [
        .. from cell in JsonNode.Parse(File.ReadAllText(path))!["cells"]!.AsArray().Index()
           where (string?)cell.Item!["cell_type"] == "code"
           select $"{cell.Index}: {string.Join(" · ", cell.Item["outputs"]!.AsArray().Select(Kind))}",
    ];

    private static string Kind(JsonNode? output) => (string?)output!["output_type"] switch
    {
        "stream" => $"stream {output["name"]}",
        "error" => $"error {output["ename"]}",
        var type => $"{type} {string.Join(',', output["data"]!.AsObject().Select(data => data.Key).Order())}",
    };
}
