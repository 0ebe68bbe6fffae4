using Notebooks.Compiling;
using Notebooks.Compiling.Packages;
using Notebooks.Processes;
using Notebooks.Protocol;
using Notebooks.Sessions;

namespace Notebooks.Tests.Sessions;

public sealed class NotebookSessionTests : IAsyncDisposable
{
    private readonly Workspace _workspace = new();
    private readonly CompilerService _compilers;
    private readonly List<Event> _events = [];
    private int _telling;
    private bool _overlapped;

    public NotebookSessionTests() => _compilers = new(CachePaths.In(_workspace.Cache), TimeSpan.FromSeconds(60), RestoreLimit.Usual);

    public async ValueTask DisposeAsync()
    {
        await _compilers.DisposeAsync();
        _workspace.Dispose();
    }

    [Fact(Timeout = 120_000)]
    public async Task What_a_cell_puts_out_has_been_handed_out_when_it_has_ended()
    {
        await using var session = Session();

        var run = await session.RunAsync(1, "for (var i = 0; i < 1000; i++) Console.Write('.');", allowsInput: false);

        Assert.IsType<CellEnding.Completed>(run.Ending);
        Assert.Equal(1000, string.Concat(Texts()).Length);
    }

    [Fact(Timeout = 120_000)]
    public async Task Events_come_one_at_a_time_from_wherever_they_come()
    {
        await using var session = Session();

        await session.RunAsync(1, """
            var child = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(Environment.ProcessPath!, ["--list-runtimes"]));
            while (!child.WaitForExit(1)) { Console.Write("o"); Console.Error.Write("e"); }
            """, allowsInput: false);

        // What does not go through the console has a way of its own, and may come a little later.
        while (!string.Concat(Texts()).Contains("Microsoft.NETCore.App", StringComparison.Ordinal)) await Task.Delay(20, TestContext.Current.CancellationToken);
        Assert.False(_overlapped);
    }

    [Fact(Timeout = 120_000)]
    public async Task Cells_build_on_each_other_and_expressions_leave_nothing()
    {
        await using var session = Session();

        await session.RunAsync(1, "var x = 20;", allowsInput: false);
        var expression = await session.EvaluateAsync(2, "var y = x + 1; y", allowsInput: false);
        var next = await session.RunAsync(3, "Console.Write(y);", allowsInput: false);

        Assert.IsType<CellEnding.Completed>(expression.Ending);
        Assert.Contains(_events.OfType<Displayed>(), shown => $"{shown.Data["text/plain"]}" == "21");
        Assert.Equal("CS0103", Assert.IsType<CellEnding.Refused>(next.Ending).Diagnostics[0].Code);
        Assert.Equal("var x = 20;", Assert.Single(session.Submissions).Text);
    }

    [Theory(Timeout = 120_000)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_host_that_is_lost_is_replaced_only_when_asked_for(bool replaces)
    {
        await using var session = Session(replaces: replaces);

        var lost = await session.RunAsync(1, "Environment.Exit(3);", allowsInput: false);
        var next = await session.RunAsync(2, "Console.Write(\"alive\");", allowsInput: false);

        Assert.True(Assert.IsType<CellEnding.HostGone>(lost.Ending).HasLostHost);
        if (replaces) Assert.Contains("alive", Texts());
        else Assert.IsType<CellEnding.HostGone>(next.Ending);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_cell_that_does_not_stop_when_interrupted_loses_its_host()
    {
        await using var session = Session();

        var running = session.RunAsync(1, "Console.WriteLine(\"begun\"); while (true);", allowsInput: false);
        while (!Texts().Any()) await Task.Delay(20, TestContext.Current.CancellationToken);
        session.Interrupt();
        var run = await running;

        Assert.True(Assert.IsType<CellEnding.Interrupted>(run.Ending).HasLostHost);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_host_that_is_sent_home_says_what_nobody_has_looked_at()
    {
        await using var session = Session();

        await session.RunAsync(1, "void Forget() => _ = Task.Run(() => throw new InvalidOperationException(\"unseen\")); Forget(); await Task.Delay(200);", allowsInput: false);
        var farewell = await session.FinishAsync(TestContext.Current.CancellationToken);

        Assert.Null(farewell!.Death);
        Assert.Equal(("unseen", 1), (Assert.Single(farewell.Unobserved).Error.Message, farewell.Unobserved[0].Cell));
    }

    private NotebookSession Session(bool replaces = false) => new(new()
    {
        Name = "test.dib",
        Folder = _workspace.Folder,
        StartHost = () => HostConversation.Start(new(_workspace.Folder)),
        StartBackEnd = _ => new CompiledCells(_compilers.StartChain(_workspace.Folder, _ => { })),
        OnEvent = Take,
        ReplacesHost = replaces,
    });

    private void Take(Event message)
    {
        if (Interlocked.Increment(ref _telling) > 1) _overlapped = true;
        lock (_events) _events.Add(message);
        Interlocked.Decrement(ref _telling);
    }

    private string[] Texts()
    {
        lock (_events) return [.. _events.OfType<TextWritten>().Select(text => text.Text)];
    }
}
