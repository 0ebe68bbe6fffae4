using Notebooks.Running;

namespace Notebooks.Tests.Running;

public sealed class ExpectationTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Theory(Timeout = 120_000)]
    [InlineData("// expect: throws TimeoutException\nthrow new TimeoutException(\"late\");", "System.TimeoutException: late\n")]
    [InlineData("// expect: throws OperationCanceledException\nawait Task.Delay(1, new System.Threading.CancellationToken(true));", "System.Threading.Tasks.TaskCanceledException: A task was canceled.\n")]
    [InlineData("// expect: CS1996\nasync Task H() { lock (new object()) await Task.Delay(1); }", "CS1996: Cannot await in the body of a lock statement\n")]
    public async Task A_cell_that_fails_as_expected_passes_and_shows_how(string source, string shown)
    {
        var result = await _workspace.RunCellsAsync(source, "Console.Write(\"next\");");
        Assert.Equal(Verdict.Passed, result.Verdict);
        Assert.Equal(shown, result.Cells[0].Text());
        Assert.Equal("next", result.Cells[1].Text());
    }

    [Fact(Timeout = 120_000)]
    public async Task An_expected_warning_is_enough()
    {
        var result = await _workspace.RunCellsAsync("// expect: CS4014\nasync Task F() => await Task.Delay(1);\nasync Task G() { F(); }");
        Assert.Equal(Verdict.Passed, result.Verdict);
        Assert.Contains("CS4014", result.Cells[0].Text());
    }

    [Theory(Timeout = 120_000)]
    [InlineData("// expect: throws TimeoutException\nvar x = 1;", "The cell was expected to throw TimeoutException, but it ran to its end without.")]
    [InlineData("// expect: throws TimeoutException\nthrow new Exception(\"other\");", "The cell was expected to throw TimeoutException, but it threw System.Exception: other.")]
    [InlineData("// expect: throws TimeoutException\nvar x = nothing;", "The cell was expected to throw TimeoutException, but the compiler said CS0103.")]
    [InlineData("// expect: CS4014\nvar x = 1;", "The cell was expected to give CS4014, but it ran to its end without.")]
    [InlineData("// expect: CS1996\nvar x = nothing;", "The cell was expected to give CS1996, but the compiler said CS0103.")]
    public async Task A_cell_that_does_not_fail_as_expected_fails_and_says_what_happened_instead(string source, string message)
    {
        var failure = (await _workspace.RunCellsAsync(source)).Cells[0].Failure!;
        Assert.Equal((FailureKind.Expectation, message), (failure.Kind, failure.Message));
    }

    private string Exercise(string solution, string check) => _workspace.Write("test.dib", $"""
        #!csharp

        // exercise: answer
        int Answer() => throw new NotImplementedException();

        #!markdown

        ```csharp
        // solution: answer
        {solution}
        ```

        #!csharp

        // check: answer
        {check}

        #!csharp

        Console.Write("after");
        """);

    [Fact(Timeout = 120_000)]
    public async Task A_solved_exercise_passes_its_check()
    {
        var result = await _workspace.RunAsync(Exercise("int Answer() => 42;", "if (Answer() != 42) throw new Exception(\"wrong\");"));
        Assert.Equal(Verdict.Passed, result.Verdict);
        Assert.Equal("after", result.Cells[2].Text());
    }

    [Fact(Timeout = 120_000)]
    public async Task A_solution_its_own_check_rejects_fails()
    {
        var result = await _workspace.RunAsync(Exercise("int Answer() => 41;", "if (Answer() != 42) throw new Exception(\"wrong\");"));
        Assert.Equal("System.Exception: wrong", result.Cells[1].Failure!.Message);
    }

    [Fact(Timeout = 120_000)]
    public async Task Unsolved_the_check_fails_as_it_should_and_the_rest_goes_on()
    {
        var result = await _workspace.RunAsync(
            Exercise("int Answer() => 42;", "if (Answer() != 42) throw new Exception(\"wrong\");"), _workspace.Options with { Unsolved = true });
        Assert.Equal(Verdict.Passed, result.Verdict);
        Assert.Equal("NotSolved: Not solved yet: replace the `throw` in cell 1.\n", result.Cells[1].Text());
        Assert.Equal("after", result.Cells[2].Text());
    }

    [Fact(Timeout = 120_000)]
    public async Task A_check_that_passes_without_a_solution_checks_nothing_and_fails()
    {
        var result = await _workspace.RunAsync(Exercise("int Answer() => 42;", "Console.Write(1);"), _workspace.Options with { Unsolved = true });
        Assert.Equal(FailureKind.CheckPassedUnsolved, result.Cells[1].Failure!.Kind);
    }
}
