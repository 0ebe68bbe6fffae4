using System.ComponentModel;
using Notebooks.Formats;
using Notebooks.Inspecting;
using Notebooks.Planning;
using Notebooks.Processes;
using Notebooks.Protocol;

namespace Notebooks.Sessions;

/// <summary>
/// One notebook while it is executed: its host, its compiled submissions, and the cell that runs. The runner and the Jupyter
/// kernel both use this class. One cell runs at a time; interrupts and answers may come from any thread.
/// </summary>
internal sealed class NotebookSession : IAsyncDisposable
{
    private readonly SessionSetup _setup;
    private readonly CancellationToken _cancellation;
    private readonly CancellationTokenSource _limit;
    private readonly CancellationTokenRegistration _killing;
    private readonly HostLives _lives;
    private readonly OpenExercises _exercises;
    private readonly LastClaim _claim = new();
    private volatile CellInterrupt? _current;

    /// <param name="setup">The settings of the session.</param>
    /// <param name="cancellation">Ends the host, and with it the cell that runs.</param>
    public NotebookSession(SessionSetup setup, CancellationToken cancellation = default)
    {
        _exercises = new(setup.OnEvent);
        (_setup, _cancellation) = (setup with { OnEvent = Take }, cancellation);
        _limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _limit.CancelAfter(setup.NotebookTimeout);
        _lives = new(_setup, isIdle: () => _current is null);
        _killing = cancellation.Register(() => _lives.Current?.Host.Kill());
    }

    /// <summary>The submissions that a new cell would build on, first to last.</summary>
    public IReadOnlyList<Submission> Submissions => _lives.Current?.BackEnd.Submissions ?? [];

    /// <summary>Starts the host unless there is one. It does not wait until the host is ready. Cells do this, too.</summary>
    /// <exception cref="IOException">The process cannot be started.</exception>
    /// <exception cref="Win32Exception">The process cannot be started.</exception>
    public void Start() => _lives.Begin(_limit.Token);

    /// <summary>Runs a cell of a notebook that was planned as a whole.</summary>
    /// <param name="cell">The cell.</param>
    public Task<CellRun> RunAsync(PlannedCell cell) => InLifeAsync(cell.Number, _ => cell, keeps: true, _setup.AllowsInput);

    /// <summary>Runs a cell of C# that was not planned before.</summary>
    /// <param name="number">The number of its outputs.</param>
    /// <param name="source">Its text.</param>
    /// <param name="allowsInput">Whether somebody can answer its questions for input.</param>
    public Task<CellRun> RunAsync(int number, string source, bool allowsInput) =>
        InLifeAsync(number, planner => planner.Plan(number, source), keeps: true, allowsInput);

    /// <summary>Runs a cell of a notebook that was not planned as a whole.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="cell">The cell, with the text that it has now.</param>
    /// <param name="allowsInput">Whether somebody can answer its questions for input.</param>
    public Task<CellRun> RunAsync(int number, Cell cell, bool allowsInput) =>
        InLifeAsync(number, planner => planner.Plan(number, cell, cell.Source, Markers.Read(cell.Source)), keeps: true, allowsInput);

    /// <summary>Runs an expression between two cells. Later cells cannot use its declarations.</summary>
    /// <param name="number">The number of its outputs.</param>
    /// <param name="expression">Its text.</param>
    /// <param name="allowsInput">Whether somebody can answer its questions for input.</param>
    public Task<CellRun> EvaluateAsync(int number, string expression, bool allowsInput) =>
        InLifeAsync(number, planner => planner.PlanExpression(number, expression), keeps: false, allowsInput);

    /// <summary>Interrupts the running cell, if there is one: it stops when asked, is left while it waits, or loses its process.</summary>
    public void Interrupt() => _ = _current?.RequestAsync();

    /// <summary>Answers the question of the cell that runs.</summary>
    public void Answer(GiveInput input) => _lives.Current?.Host.Send(input);

    /// <summary>Asks which work the cells have left under way.</summary>
    /// <returns>This work; null when there is none, or when the host does not answer.</returns>
    public async Task<Leftovers?> SettleAsync()
    {
        if (_lives.Current is not { } life || await life.Host.SettleAsync(_cancellation).ConfigureAwait(false) is not { Length: > 0 } cells) return null;
        return new(cells, await HostInspector.LookAsync(life.Host.ProcessId, _cancellation).ConfigureAwait(false), life.Map);
    }

    /// <summary>Asks the host to finish and waits until it is gone.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>What the host reported; null when there is no host, or a cell still runs.</returns>
    public async Task<Farewell?> FinishAsync(CancellationToken cancellationToken)
    {
        if (_lives.Current is not { Host: var host } || _current is not null) return null;
        if (await host.FinishAsync(cancellationToken).ConfigureAwait(false) && host.Farewell is { } last)
            return new(last.Unobserved, host.Survivors, last.PeakBytes, Death: null);
        host.Kill();
        return new([], [], 0, await host.DeathAsync().ConfigureAwait(false));
    }

    public async ValueTask DisposeAsync()
    {
        await _killing.DisposeAsync().ConfigureAwait(false);
        await _lives.DisposeAsync().ConfigureAwait(false);
        _limit.Dispose();
    }

    private async Task<CellRun> InLifeAsync(int number, Func<CellPlanner, PlannedCell> plan, bool keeps, bool allowsInput)
    {
        if (keeps) _lives.LatestCell = number;
        var life = _lives.Begin(_limit.Token);
        using var interrupt = new CellInterrupt(life.Host, number);
        using var run = new CellRun(plan(life.Planner), life.Host, life.Map, _setup.CellTimeout, _limit.Token, interrupt.Requested) { Keeps = keeps, AllowsInput = allowsInput };
        _current = interrupt;
        _claim.Begin();
        _exercises.Begin(run.Cell);
        try
        {
            run.Ending = _exercises.End(run.Cell, _claim.End(await EndingOfAsync(life, run, interrupt).ConfigureAwait(false)));
            // A host that the session itself has ended is not replaced.
            if (run.Ending.HasLostHost && _setup.ReplacesHost && _lives.Current == life) await _lives.ReplaceAsync(life, _limit.Token).ConfigureAwait(false);
            return run;
        }
        finally
        {
            _current = null;
        }
    }

    private void Take(Event message)
    {
        _claim.Take(message);
        _exercises.Take(message);
    }

    private async Task<CellEnding> EndingOfAsync(HostLife life, CellRun run, CellInterrupt interrupt)
    {
        try
        {
            var ending = await life.BackEnd.RunAsync(run).ConfigureAwait(false);
            if (ending is CellEnding.HostGone { Death.IsInterruption: true }) await Interruptions.IsComingAsync(_cancellation).ConfigureAwait(false);
            // A host that was killed on request did not die because of its cell.
            return ending is CellEnding.HostGone && (interrupt.HasKilled || _cancellation.IsCancellationRequested) ? new CellEnding.Interrupted(HasLostHost: true) : ending;
        }
        catch (OperationCanceledException) when (interrupt.Requested.IsCancellationRequested && !run.IsAsking)
        {
            return new CellEnding.Interrupted(HasLostHost: false);
        }
        catch (OperationCanceledException)
        {
            var isNotebook = _limit.IsCancellationRequested;
            var where = await WhereAsync(life, run).ConfigureAwait(false);
            life.Host.Kill();
            return _cancellation.IsCancellationRequested ? new CellEnding.Interrupted(HasLostHost: true)
                : new CellEnding.OutOfTime(isNotebook, isNotebook ? _setup.NotebookTimeout : _setup.CellTimeout, where) { Submission = run.Running };
        }
    }

    private async Task<Whereabouts> WhereAsync(HostLife life, CellRun run) =>
        !_cancellation.IsCancellationRequested && run.Running is { } submission && await HostInspector.LookAsync(life.Host.ProcessId, _cancellation).ConfigureAwait(false) is { } seen
            ? Whereabouts.Of(submission.ScriptClass, submission.Document, seen, life.Map)
            : Whereabouts.Unknown;
}
