using Notebooks.Running;

namespace Notebooks.Tests.Compiling;

/// <summary>References to files that are not there.</summary>
public sealed class MissingFileTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact(Timeout = 120_000)]
    public async Task A_file_that_is_not_there_is_one_error_that_names_it_and_where_it_is_referred_from()
    {
        _workspace.Write("course/nbtest.sh", "");
        _workspace.Write("course/lesson.csx", "#r \"bin/Things.dll\"\nusing Things;\nusing Things.More;\nThing.Use(new More());\nusing static Things.Thing;");
        var course = await _workspace.RunAsync(_workspace.WriteCells("course/a.dib", "#!import lesson.csx\nvar thing = new Thing();"));
        var other = await _workspace.RunCellsAsync("int one = 1;", "#r \"bin/Things.dll\"\nusing Things;\nnew Thing()");

        var (first, second) = (course.Cells[0].Failure!, other.Cells[1].Failure!);
        Assert.Equal((FailureKind.CompileError, 1, "lesson.csx"), (first.Kind, first.Line, first.ImportedFile));
        Assert.Contains("`#r \"bin/Things.dll\"` finds no such file. Run ./nbtest.sh once: it builds what the notebooks here reference.", first.Message);
        Assert.Contains("`#r \"bin/Things.dll\"` finds no such file; it was looked for from the notebook's folder. Build or copy it there, or correct the path.", second.Message);
        foreach (var failure in new[] { first, second })
            Assert.DoesNotContain(failure.Details.Prepend(failure.Message), line => line.Contains("CS0246", StringComparison.Ordinal) || line.Contains("CS0103", StringComparison.Ordinal));
    }
}
