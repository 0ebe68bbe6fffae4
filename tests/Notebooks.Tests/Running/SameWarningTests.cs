using Notebooks.Running;

namespace Notebooks.Tests.Running;

/// <summary>A notebook that is run and one that is only checked say the same about a cell.</summary>
public sealed class SameWarningTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact(Timeout = 120_000)]
    public async Task A_warning_in_a_loaded_file_has_no_line_of_the_cell()
    {
        _workspace.Write("l.csx", "\n\nasync Task F() => await Task.Delay(1);\nasync Task G() { F(); }");
        var path = _workspace.WriteCells("test.dib", "#load \"l.csx\"\nConsole.Write(1);");

        var run = (await _workspace.RunAsync(path)).Cells[0];
        var check = (await _workspace.CheckAsync(path)).Cells[0];

        Assert.Equal(("CS4014", 0), (Assert.Single(run.Warnings).Code, run.Warnings[0].Line));
        Assert.Equal("l.csx, line 4", run.Warnings[0].Place);
        Assert.StartsWith("1l.csx, line 4: warning CS4014: ", run.Text());
        Assert.Equal(run.Warnings, check.Warnings);
    }

    [Fact(Timeout = 120_000)]
    public async Task What_cannot_be_done_ends_the_cell_in_a_check_as_in_a_run()
    {
        var path = _workspace.WriteCells("test.dib", "#!import nowhere.csx\nvar x = undefined;");

        var run = (await _workspace.RunAsync(path)).Cells[0].Failure!;
        var check = (await _workspace.CheckAsync(path)).Cells[0].Failure!;

        Assert.Equal(FailureKind.Unsupported, run.Kind);
        Assert.Equal((run.Kind, run.Message, run.Line), (check.Kind, check.Message, check.Line));
    }
}
