using System.Text.Json.Nodes;
using Notebooks.Cli.Rendering;
using Notebooks.Running;

namespace Notebooks.Cli.Tests.Rendering;

public sealed class NotebookReportTests
{
    [Fact]
    public void A_failure_shows_place_source_output_and_cause()
    {
        var report = Report(Made.Failed(
            7,
            Made.Threw("InvalidOperationException: no such page", 2, "InvalidOperationException: no such page", "   at Fetch() in 05-gather.dib#7:line 2"),
            "var a = 1;\nawait Fetch();\nvar b = 2;",
            line: 82,
            new TextOutput(false, "fetching\n")));

        Assert.Equal(
            """

            ✘ notebooks/05-gather.dib:83  (cell 7, line 2)
                  1 │ var a = 1;
              >   2 │ await Fetch();
                  3 │ var b = 2;

              Output so far:
                │ fetching

              InvalidOperationException: no such page
                 at Fetch() in 05-gather.dib#7:line 2
            """,
            report);
    }

    [Fact]
    public void Of_a_long_cell_only_the_lines_around_the_failing_one_are_shown()
    {
        var source = string.Join('\n', Enumerable.Range(1, 200).Select(n => $"line{n};"));

        var report = Report(Made.Failed(1, Made.Threw("boom", 150), source));

        Assert.Contains("> 150 │ line150;", report);
        Assert.Contains("  140 │ line140;", report);
        Assert.DoesNotContain("line139;", report);
        Assert.DoesNotContain("line161;", report);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(200)]
    public void The_edges_of_a_long_cell_are_no_problem(int line)
    {
        var source = string.Join('\n', Enumerable.Range(1, 200).Select(n => $"line{n};"));

        Assert.Equal(21, SourceExcerpt.Of(source, line).Count());
    }

    [Fact]
    public void A_line_that_would_fill_the_terminal_is_cut()
    {
        var (_, text, _) = Assert.Single(SourceExcerpt.Of(new string('(', 100_000), 1));

        Assert.Equal($"{new string('(', 400)}… (100000 characters)", text);
        Assert.Equal(new string('(', 400), Assert.Single(SourceExcerpt.Of(new string('(', 400), 1)).Text);
    }

    [Fact]
    public void Of_many_lines_of_output_the_beginning_and_the_end_are_shown()
    {
        var text = string.Join('\n', Enumerable.Range(1, 1000).Select(n => $"row {n}"));

        var report = Report(Made.Failed(1, Made.Threw("boom"), "x", 0, new TextOutput(false, text)));

        Assert.Contains("│ row 10\n", report);
        Assert.Contains("│ … 970 lines left out …\n", report);
        Assert.Contains("│ row 981\n", report);
        Assert.DoesNotContain("row 11\n", report);
    }

    [Fact]
    public void Displays_show_their_text_or_what_else_they_have()
    {
        var report = Report(Made.Failed(
            1, Made.Threw("boom"), "x", 0, Made.Display("text/plain", "forty-two"), Made.Display("image/png", "iVBORw0KGgo=")));

        Assert.Contains("│ forty-two", report);
        Assert.Contains("│ [image/png]", report);
        Assert.DoesNotContain("iVBOR", report);
    }

    [Fact]
    public void Outputs_cannot_control_the_terminal()
    {
        var report = Report(Made.Failed(1, Made.Threw("\e[2Jgone"), "// \e[31m", 0, new TextOutput(false, "\e]0;title\a")));

        Assert.DoesNotContain('\e', report);
        Assert.DoesNotContain('\a', report);
    }

    [Fact]
    public void A_failure_in_an_imported_file_names_that_file_and_marks_no_line_of_the_cell()
    {
        var failure = Made.Threw("boom", 3) with { ImportedFile = "../shared/lesson.csx" };

        var report = Report(Made.Failed(1, failure, "#!import a\n1\n2", line: 5));

        Assert.Contains("✘ shared/lesson.csx:3  (cell 1)", report);
        Assert.DoesNotContain('>', report);
    }

    [Fact]
    public void A_solution_in_place_of_a_starter_is_what_is_shown()
    {
        var cell = Made.Failed(4, Made.Threw("boom", 2), "// starter", line: 40) with { ExecutedSource = "var solved = 1;\nthrow x;" };

        var report = Report(cell);

        Assert.Contains("notebooks/05-gather.dib:40  (cell 4, line 2)", report);
        Assert.Contains(">   2 │ throw x;", report);
    }

    [Fact]
    public void A_notebook_that_could_not_be_read_says_why()
    {
        var writer = new StringWriter();
        var result = Made.Notebook("a.dib") with { Verdict = Verdict.Failed, Failure = Made.Threw("a.dib:3: this is not UTF-8.") };

        new NotebookReport(new Terminal(writer, false, new Paint(false))).Write(result);

        Assert.Contains("✘ a.dib", writer.ToString());
        Assert.Contains("a.dib:3: this is not UTF-8.", writer.ToString());
    }

    [Fact]
    public void Remarks_are_shown_also_when_nothing_failed()
    {
        var writer = new StringWriter();
        var result = Made.Notebook("a.dib", Made.Passed(1)) with { Remarks = [new(3, "a task failed unseen"), new(null, "odd")] };

        new NotebookReport(new Terminal(writer, false, new Paint(false))).Write(result);

        Assert.Contains("note: a.dib (cell 3): a task failed unseen", writer.ToString());
        Assert.Contains("note: a.dib: odd", writer.ToString());
    }

    private static string Report(CellResult cell)
    {
        var writer = new StringWriter { NewLine = "\n" };
        new NotebookReport(new Terminal(writer, false, new Paint(false))).Write(Made.Notebook("notebooks/05-gather.dib", cell));
        return writer.ToString().TrimEnd('\n');
    }
}
