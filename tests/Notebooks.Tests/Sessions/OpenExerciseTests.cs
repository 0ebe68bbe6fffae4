using Notebooks.Compiling;
using Notebooks.Compiling.Packages;
using Notebooks.Processes;
using Notebooks.Protocol;
using Notebooks.Sessions;

namespace Notebooks.Tests.Sessions;

/// <summary>What a reader is told by the check of an exercise, and by a claim that does not hold.</summary>
public sealed class OpenExerciseTests : IAsyncDisposable
{
    private const string Starter = "// exercise: six\nint Six()\n{\n    throw new NotImplementedException();\n}";
    private const string Check = "// check: six\nConsole.Write(\"begun\");\nif (Six() != 6) throw new InvalidOperationException(\"wrong\");";

    private readonly Workspace _workspace = new();
    private readonly CompilerService _compilers;
    private readonly List<Event> _events = [];
    private readonly NotebookSession _session;

    public OpenExerciseTests()
    {
        _compilers = new(CachePaths.In(_workspace.Cache), TimeSpan.FromSeconds(60), RestoreLimit.Usual);
        _session = new(new()
        {
            Name = "test.dib",
            Folder = _workspace.Folder,
            StartHost = () => HostConversation.Start(new(_workspace.Folder)),
            StartBackEnd = _ => new CompiledCells(_compilers.StartChain(_workspace.Folder, _ => { })),
            OnEvent = message => { lock (_events) _events.Add(message); },
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _session.DisposeAsync();
        await _compilers.DisposeAsync();
        _workspace.Dispose();
    }

    [Fact(Timeout = 120_000)]
    public async Task A_check_behind_an_untouched_starter_says_only_that_nothing_is_solved()
    {
        await RunAsync(1, Starter);

        Assert.Equal(new CellEnding.Unsolved(1), await RunAsync(2, Check));
        Assert.Empty(Texts());
    }

    // The check notices the missing answer although no exception comes out of it.
    [Fact(Timeout = 120_000)]
    public async Task It_says_so_as_well_when_the_check_catches_what_the_starter_throws()
    {
        await RunAsync(1, Starter);

        Assert.Equal(new CellEnding.Unsolved(1), await RunAsync(2, "// check: six\ntry { Six(); } catch { throw new Exception(\"it fails\"); }"));
    }

    [Theory(Timeout = 120_000)]
    [InlineData("// exercise: six\nint Six() => 7;")]
    [InlineData("// exercise: six\nint Six()\n{\n    // throw new NotImplementedException();\n    return 7;\n}")]
    [InlineData("// exercise: six\nint Six() => 7; // not: throw new NotImplementedException()")]
    public async Task A_wrong_answer_gets_the_words_of_the_check(string answer)
    {
        await RunAsync(1, Starter);
        await RunAsync(2, answer);

        Assert.Equal("wrong", Assert.IsType<CellEnding.Threw>(await RunAsync(3, Check)).Error.Message);
        Assert.Equal("begun", string.Concat(Texts()));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_starter_that_runs_once_more_is_the_one_that_counts()
    {
        await RunAsync(1, Starter);
        await RunAsync(2, "// exercise: six\nint Six() => 6;");
        await RunAsync(3, Starter);

        Assert.Equal(new CellEnding.Unsolved(3), await RunAsync(4, Check));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_check_that_passes_all_the_same_shows_what_it_has_put_out_in_its_order()
    {
        await RunAsync(1, Starter);

        Assert.IsType<CellEnding.Completed>(await RunAsync(2, "// check: six\nfor (var i = 0; i < 1000; i++) { Console.Write($\"{i} \"); Console.Out.Flush(); }"));
        Assert.Equal(string.Concat(Enumerable.Range(0, 1000).Select(i => $"{i} ")), string.Concat(Texts()));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_check_that_puts_out_very_much_is_shown_while_it_runs()
    {
        await RunAsync(1, Starter);

        Assert.Equal(new CellEnding.Unsolved(1), await RunAsync(2, "// check: six\nfor (var i = 0; i < 1000; i++) display(i);\nSix();"));
        lock (_events) Assert.Equal(1000, _events.OfType<Displayed>().Count());
    }

    [Fact(Timeout = 120_000)]
    public async Task Other_cells_are_shown_while_a_check_runs()
    {
        await RunAsync(1, "using System.Threading;\nvar seen = new ManualResetEventSlim();\nvar beside = new Thread(() => { while (!seen.IsSet) { Console.Write(\"late\"); Thread.Sleep(5); } });\nbeside.Start();");
        await RunAsync(2, Starter);
        lock (_events) _events.Clear();

        Assert.Equal(new CellEnding.Unsolved(2), await RunAsync(3, "// check: six\nConsole.Write(\"mine\"); await Task.Delay(200); seen.Set(); beside.Join(); Six();"));
        Assert.Contains("late", string.Concat(Texts()));
        Assert.DoesNotContain("mine", string.Concat(Texts()));
    }

    [Theory(Timeout = 120_000)]
    [InlineData("in time: 900 ms", true)]
    [InlineData("something else", false)]
    public async Task An_exception_that_repeats_a_failed_claim_is_told_apart(string message, bool repeats)
    {
        var ending = await RunAsync(1, $$"""
            @"{ ""claim"": ""in time"", ""actual"": ""900 ms"", ""expected"": ""at most 100 ms"", ""passed"": false }".DisplayAs("application/vnd.interleave.claim+json");
            throw new Exception("{{message}}");
            """);

        var threw = Assert.IsType<CellEnding.Threw>(ending);
        Assert.Equal(repeats, threw.IsFailedClaim);
        Assert.Equal("The claim above does not hold: cell [1], line 2.", threw.ClaimSentence("cell [1]"));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_claim_that_holds_or_of_another_cell_is_not_repeated()
    {
        const string claim = "@\"{ \"\"claim\"\": \"\"in time\"\", \"\"passed\"\": {0} }\".DisplayAs(\"application/vnd.interleave.claim+json\");";

        Assert.False(Assert.IsType<CellEnding.Threw>(await RunAsync(1, claim.Replace("{0}", "true") + "throw new Exception(\"in time\");")).IsFailedClaim);
        await RunAsync(2, claim.Replace("{0}", "false"));
        Assert.False(Assert.IsType<CellEnding.Threw>(await RunAsync(3, "throw new Exception(\"in time\");")).IsFailedClaim);
    }

    private async Task<CellEnding> RunAsync(int number, string source) => (await _session.RunAsync(number, source, allowsInput: false)).Ending;

    private string[] Texts()
    {
        lock (_events) return [.. _events.OfType<TextWritten>().Select(text => text.Text)];
    }
}
