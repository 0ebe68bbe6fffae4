using Notebooks.Formats;
using Notebooks.Planning;

namespace Notebooks.Tests.Planning;

public sealed class PlannerTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Cells_are_numbered_with_prose_counted()
    {
        var plan = Plan("#!markdown\n\n# Title\n\n#!csharp\n\n1\n\n#!markdown\n\nmore\n\n#!csharp\n\n2\n");
        Assert.Equal(4, plan.CellCount);
        Assert.Equal([2, 4], plan.Cells.Select(c => c.Number));
        Assert.Equal("test.dib#4", Assert.IsType<Submission>(plan.Cells[1].Steps.Single()).Document);
    }

    [Fact]
    public void Directives_become_steps_in_order_and_lines_stay_where_they_were()
    {
        _workspace.Write("lib.csx", "int Lib = 1;");
        var cell = Plan("#!csharp\n\n#!time\nvar a = 1;\n#!import lib.csx\nvar b = 2;\n").Cells.Single();
        Assert.True(cell.IsTimed);
        Assert.Equal(["\nvar a = 1;", "int Lib = 1;", "\n\n\nvar b = 2;"], cell.Steps.Cast<Submission>().Select(s => s.Text));
        Assert.Equal(["test.dib#1", "lib.csx", "test.dib#1"], cell.Steps.Cast<Submission>().Select(s => s.Document));
    }

    [Fact]
    public void Every_submission_has_a_class_of_its_own()
    {
        _workspace.Write("lib.csx", "int Lib = 1;");
        var plan = Plan(Workspace.Dib("#!import lib.csx", "1\n#!time\n2", "#!import lib.csx"));
        var classes = plan.Cells.SelectMany(c => c.Steps.Cast<Submission>()).Select(s => s.ScriptClass).ToList();
        Assert.Equal(["lib_csx", "test#2", "test#2_2", "lib_csx_2"], classes);
    }

    [Theory]
    [InlineData("html", "text/html")]
    [InlineData("javascript", "application/javascript")]
    [InlineData("mermaid", "text/vnd.mermaid")]
    public void Cells_to_show_become_outputs(string language, string mimeType) =>
        Assert.Equal(new Presentation(mimeType, "content"), Plan($"#!{language}\n\ncontent\n").Cells.Single().Steps.Single());

    [Fact]
    public void A_language_this_engine_does_not_run_is_a_problem_of_its_cell() =>
        Assert.Equal(new Problem("cell 2 is F#; this engine runs C#, and shows Markdown, HTML, JavaScript and Mermaid. Rewrite the cell in C#, or leave such cells out with --skip-foreign.", 1), Plan("#!csharp\n\n1\n\n#!fsharp\n\nlet x = 1\n").Cells[1].Steps.Single());

    [Fact]
    public void An_unknown_directive_is_a_problem_with_its_line()
    {
        var cell = Plan("#!csharp\n\nvar x = 1;\n#!pwd\n").Cells.Single();
        var problem = Assert.IsType<Problem>(cell.Steps[1]);
        Assert.Equal(2, problem.Line);
        Assert.Contains("#!pwd", problem.Message);
    }

    [Fact]
    public void Imported_notebooks_bring_their_code_and_show_their_prose()
    {
        _workspace.Write("sub/other.dib", "#!markdown\n\nHello\n\n#!csharp\n\nvar o = 1;\n");
        var steps = Plan("#!csharp\n\n#!import sub/other.dib\n").Cells.Single().Steps;
        Assert.Equal([new Presentation("text/markdown", "Hello"), new Submission("sub/other.dib", "sub_other_dib", "\n\n\n\n\n\nvar o = 1;", "sub/other.dib")], steps);
    }

    [Fact]
    public void Imports_within_imports_are_relative_to_the_notebook()
    {
        _workspace.Write("sub/a.csx", "#!import sub/b.csx\nint A = B;");
        _workspace.Write("sub/b.csx", "int B = 1;");
        var steps = Plan("#!csharp\n\n#!import \"sub/a.csx\"\n").Cells.Single().Steps;
        Assert.Equal(["sub/b.csx", "sub/a.csx"], steps.Cast<Submission>().Select(s => s.Document));
    }

    [Theory]
    [InlineData("missing.csx", "finds no such file")]
    [InlineData("sub", "finds no such file")]
    [InlineData("data.txt", "cannot be imported")]
    [InlineData("circle.csx", "goes in a circle")]
    [InlineData("broken.ipynb", "cannot be read")]
    [InlineData("", "needs a path")]
    public void An_import_that_fails_says_why(string path, string why)
    {
        Directory.CreateDirectory(Path.Combine(_workspace.Folder, "sub"));
        _workspace.Write("data.txt", "");
        _workspace.Write("circle.csx", "#!import circle.csx");
        _workspace.Write("broken.ipynb", "{");
        var problem = Plan($"#!csharp\n\n#!import {path}\n").Cells.Single().Steps.OfType<Problem>().Single();
        Assert.Contains(why, problem.Message);
        Assert.Equal(1, problem.Line);
    }

    private const string WithExercise = """
        #!csharp

        // exercise: answer
        int Answer() => throw new NotImplementedException();

        #!markdown

        <details><summary>One solution</summary>

        ```csharp
        // solution: answer
        int Answer() => 42;
        ```
        </details>

        #!csharp

        // check: answer
        if (Answer() != 42) throw new Exception("wrong");
        """;

    [Fact]
    public void A_solution_takes_the_place_of_its_starter()
    {
        var plan = Plan(WithExercise);
        Assert.Contains("=> 42", plan.Cells[0].Source);
        Assert.Contains("NotImplemented", plan.Cells[0].Cell.Source);
        Assert.False(plan.Cells[1].MustFail);
    }

    [Fact]
    public void Unsolved_the_starter_stays_and_its_check_has_to_fail()
    {
        var plan = Plan(WithExercise, unsolved: true);
        Assert.Contains("NotImplemented", plan.Cells[0].Source);
        Assert.True(plan.Cells[1].MustFail);
    }

    [Fact]
    public void An_exercise_without_a_solution_is_a_problem() =>
        Assert.Contains("has no solution", Assert.IsType<Problem>(Plan("#!csharp\n\n// exercise: lonely\n1\n").Cells.Single().Steps.Single()).Message);

    [Fact]
    public void A_check_without_an_exercise_is_a_problem() =>
        Assert.Contains("no exercise 'lonely'", Assert.IsType<Problem>(Plan("#!csharp\n\n// check: lonely\n1\n").Cells.Single().Steps.Single()).Message);

    [Fact]
    public void A_solution_without_an_exercise_stops_the_notebook_with_its_line()
    {
        var error = Assert.Throws<NotebookFormatException>(() => Plan("#!markdown\n\ntext\n\n```csharp\n// solution: lonely\n```\n"));
        Assert.Equal(6, error.Line);
        Assert.Contains("lonely", error.Message);
    }

    [Fact]
    public void A_notebook_may_ask_to_run_alone()
    {
        Assert.True(Plan("#!meta\n\n{\"exclusive\":true}\n\n#!csharp\n\n1\n").Exclusive);
        Assert.False(Plan("#!csharp\n\n1\n").Exclusive);
    }

    private Plan Plan(string dib, bool unsolved = false)
    {
        var path = _workspace.Write("test.dib", dib);
        return Planner.Plan(path, NotebookFile.Read(path), unsolved);
    }
}
