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
        using var course = new CourseCopy();
        string[] lessons = [.. course.CopyTwins().Select(path => Path.GetFileNameWithoutExtension(path))];

        // Exercises unsolved, as nbconvert finds them. What is compiled here is found by the kernels below.
        var run = await kernel.NbAsync(course.Notebooks, ["run", .. lessons.Select(lesson => $"{lesson}.dib"), "--unsolved", "--quiet", "--out", "out"]);
        Assert.True(run.ExitCode == 0, run.Text);

        // Two at a time, as the runner does it: lessons mostly wait.
        await Task.WhenAll(lessons.Index().GroupBy(lesson => lesson.Index % 2, lesson => lesson.Item).Select(async half =>
        {
            var executed = await kernel.PythonAsync(course.Notebooks, ["-m", "nbconvert", "--to", "notebook", "--execute", "--output-dir", "executed", .. half.Select(lesson => $"{lesson}.ipynb")]);
            Assert.True(executed.ExitCode == 0, executed.Text);
        }));

        Assert.All(lessons, lesson => Assert.Equal(Kinds(Path.Combine(course.Notebooks, "out", $"{lesson}.ipynb")), Kinds(Path.Combine(course.Notebooks, "executed", $"{lesson}.ipynb"))));
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
