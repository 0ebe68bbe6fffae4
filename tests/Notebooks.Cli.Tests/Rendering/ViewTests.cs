using Notebooks.Cli.Rendering;
using Notebooks.Running;
using Microsoft.Extensions.Time.Testing;
using Spectre.Console;

namespace Notebooks.Cli.Tests.Rendering;

public sealed class ViewTests
{
    private readonly StringWriter _writer = new() { NewLine = "\n" };
    private readonly FakeTimeProvider _clock = new();

    [Fact(Timeout = 120_000)]
    public async Task Lines_say_when_a_notebook_starts_and_how_it_ends()
    {
        await using (var view = Lines("a.dib", "b.dib"))
        {
            view.Report(new NotebookStarted("a.dib", 21));
            view.Report(new NotebookStarted("b.dib", 1));
            view.Report(new NotebookFinished("b.dib", Made.Notebook("b.dib", Made.Failed(1, Made.Threw("boom\nmore"), "x"))));
            view.Report(new NotebookFinished("a.dib", Made.Notebook("a.dib", Made.Passed(1))));
        }

        Assert.Equal(
            """
            … a.dib  21 cells
            … b.dib  1 cell
            ✘ b.dib  0.09 s  cell 1: boom
            ✔ a.dib  0.21 s

            """,
            _writer.ToString());
    }

    [Fact(Timeout = 120_000)]
    public async Task A_log_is_never_silent_for_more_than_ten_seconds()
    {
        await using var view = Lines("a.dib", "waiting.dib");
        view.Report(new NotebookStarted("a.dib", 21));
        view.Report(new CellStarted("a.dib", 4));

        Pass(8);
        Assert.DoesNotContain("still", _writer.ToString());

        Pass(2);
        Assert.Contains("… still running: a.dib, cell 4 of 21, 9 s\n", _writer.ToString());

        view.Report(new CellStarted("a.dib", 5));
        Pass(9);
        Assert.Contains("… still running: a.dib, cell 5 of 21, 8 s\n", _writer.ToString());
        Assert.DoesNotContain("waiting", _writer.ToString());
    }

    [Fact(Timeout = 120_000)]
    public async Task A_slow_restore_is_named_with_the_time_it_has_taken()
    {
        await using var view = Lines("a.dib");
        view.Report(new NotebookStarted("a.dib", 21));
        view.Report(new CellStarted("a.dib", 4));
        Pass(31);
        view.Report(new PackagesRestoring("a.dib", "SkiaSharp"));

        Pass(40);
        Assert.Contains("… still restoring SkiaSharp, 32 s: a.dib, cell 4 of 21\n", _writer.ToString());

        view.Report(new PackagesRestoring("a.dib", null));
        Pass(10);
        Assert.EndsWith("… still running: a.dib, cell 4 of 21, 81 s\n", _writer.ToString());
    }

    [Fact(Timeout = 120_000)]
    public async Task A_log_speaks_also_when_no_notebook_runs()
    {
        await using var view = Lines("a.dib");

        Pass(10);

        Assert.Equal("… still running\n", _writer.ToString());
    }

    [Fact(Timeout = 120_000)]
    public async Task Told_to_be_verbose_it_shows_whole_lines_of_output_as_they_come()
    {
        await using var view = Lines(Loudness.Verbose, "a.dib", "b.dib");
        view.Report(new NotebookStarted("a.dib", 3));
        view.Report(new CellOutput("a.dib", 1, new TextOutput(false, "one\ntw")));
        view.Report(new CellOutput("b.dib", 2, new TextOutput(true, "elsewhere\n")));
        view.Report(new CellOutput("a.dib", 1, new TextOutput(false, "o\nrest \e[31m")));
        view.Report(new CellOutput("a.dib", 1, Made.Display("text/plain", "a value")));
        view.Report(new CellFinished("a.dib", Made.Passed(1) with { Compiled = 1, CompileMilliseconds = 40 }));

        Assert.Equal(
            """
            … a.dib  3 cells
              a.dib, cell 1 │ one
              b.dib, cell 2 │ elsewhere
              a.dib, cell 1 │ two
              a.dib, cell 1 │ a value
              a.dib, cell 1 │ rest ·[31m
              a.dib, cell 1 passed  0.12 s, compiled in 0.04 s

            """,
            _writer.ToString());
    }

    [Fact(Timeout = 120_000)]
    public async Task Told_to_be_verbose_it_shows_a_progress_bar_as_the_one_line_it_becomes()
    {
        await using var view = Lines(Loudness.Verbose, "a.dib");
        for (var i = 0; i <= 50; i++) view.Report(new CellOutput("a.dib", 1, new TextOutput(false, $"\r{2 * i}%")));
        view.Report(new CellOutput("a.dib", 1, new TextOutput(false, "\r\nworking…\b\b\e[2K")));
        view.Report(new CellOutput("a.dib", 1, new TextOutput(false, "\rdone\0\n")));
        view.Report(new CellFinished("a.dib", Made.Passed(1)));

        Assert.StartsWith("  a.dib, cell 1 │ 100%\n  a.dib, cell 1 │ done\n  a.dib, cell 1 passed", _writer.ToString());
    }

    [Fact(Timeout = 120_000)]
    public async Task What_a_cell_says_after_its_end_without_ending_the_line_is_not_lost()
    {
        await using var view = Lines(Loudness.Verbose, "a.dib");
        view.Report(new CellFinished("a.dib", Made.Passed(1)));
        view.Report(new CellOutput("a.dib", 1, new TextOutput(false, "late") { Late = true }));
        view.Report(new NotebookFinished("a.dib", Made.Notebook("a.dib", Made.Passed(1))));

        Assert.Contains("  a.dib, cell 1 │ late\n✔ a.dib", _writer.ToString());
    }

    [Fact]
    public void Work_on_many_things_is_announced_and_counted_at_least_every_ten_seconds()
    {
        using (var work = new CountedWork(new Terminal(_writer, false, new Paint(false)), _clock, "Compiling", 3, "notebook"))
        {
            Assert.Equal("Compiling 3 notebooks …\n", _writer.ToString());

            work.Count(new NotebookStarted("a.dib", 3));
            work.Count(new NotebookFinished("a.dib", Made.Notebook("a.dib", Made.Passed(1))));
            Pass(10);
            Assert.Equal("Compiling 3 notebooks …\n… Compiling 3 notebooks: 1 of 3 done\n", _writer.ToString());
            work.Count();
        }

        Pass(20);
        Assert.DoesNotContain("2 of 3", _writer.ToString());
    }

    [Fact]
    public void The_live_table_has_a_row_for_each_notebook()
    {
        var progress = new RunProgress(["a.dib", "[b].dib", "c.dib"], _clock);
        progress.Apply(new NotebookStarted("a.dib", 21));
        progress.Apply(new CellStarted("a.dib", 4));
        progress.Apply(new NotebookFinished("[b].dib", Made.Notebook("[b].dib", Made.Failed(1, Made.Threw("boom"), "x"))));
        Pass(2);

        var rows = Drawn(progress, height: 24);

        Assert.Contains(rows, r => r.Contains("a.dib") && r.Contains("cell 4 of 21") && r.Contains("2.00 s"));
        Assert.Contains(rows, r => r.Contains("[b].dib") && r.Contains("failed"));
        Assert.Contains(rows, r => r.Contains("c.dib") && r.Contains("waiting"));
        Assert.Contains(rows, r => r.Contains("1 of 3 done"));
    }

    [Fact]
    public void Where_rows_are_few_the_running_notebooks_have_them()
    {
        string[] notebooks = [.. Enumerable.Range(1, 50).Select(n => $"{n:00}.dib")];
        var progress = new RunProgress(notebooks, _clock);
        progress.Apply(new NotebookStarted("47.dib", 3));

        var rows = Drawn(progress, height: 10);

        Assert.Contains(rows, r => r.Contains("47.dib"));
        Assert.Contains(rows, r => r.Contains("44 more"));
        Assert.True(rows.Length < 10);
    }

    // Second by second, as a clock goes: a timer is called at its own time.
    private void Pass(int seconds)
    {
        for (; seconds > 0; seconds--) _clock.Advance(TimeSpan.FromSeconds(1));
    }

    private LinesView Lines(params string[] notebooks) => Lines(Loudness.Normal, notebooks);

    private LinesView Lines(Loudness loudness, params string[] notebooks) =>
        new(new Terminal(_writer, false, new Paint(false)) { Loudness = loudness }, new RunProgress(notebooks, _clock), _clock);

    private string[] Drawn(RunProgress progress, int height)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(_writer) });
        console.Profile.Width = 100;
        console.Write(LiveTable.Draw(progress.Snapshot(), height));
        return _writer.ToString().TrimEnd().Split('\n');
    }
}
