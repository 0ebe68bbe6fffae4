using System.Collections.Immutable;
using System.Diagnostics;
using Notebooks.Compiling;
using Notebooks.Formats;
using Notebooks.Planning;
using Notebooks.Processes;
using Notebooks.Protocol;
using Notebooks.Sessions;

namespace Notebooks.Running;

/// <summary>One execution of one notebook.</summary>
/// <param name="plan">The notebook.</param>
/// <param name="options">Limits and modes.</param>
/// <param name="compilers">Compiles its cells.</param>
/// <param name="hosts">Supplies processes for them.</param>
/// <param name="before">The result of the first run, when this is the second one; else null.</param>
/// <param name="report">Called for each event.</param>
internal sealed class NotebookRun(Plan plan, RunOptions options, CompilerService compilers, HostSupply hosts, NotebookResult? before, Action<RunEvent> report)
{
    private readonly NotebookOutputs _outputs = new(plan, report);
    private readonly Dictionary<int, CellResult> _results = [];
    private readonly List<RunRemark> _remarks = [];
    private readonly GivenInputs _inputs = new(options.Inputs);
    private readonly Cascade _cascade = new();
    private NotebookSession? _session;
    private Failure? _failure;

    /// <summary>How the host of a notebook is started.</summary>
    /// <param name="folder">The notebook's folder.</param>
    /// <param name="options">Limits and modes.</param>
    public static HostStart HostFor(string folder, RunOptions options) =>
        new(folder) { Program = Engines.ProgramOf(options.Engine), MemoryLimit = options.MemoryLimit };

    public async Task<NotebookResult> RunAsync(CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        report(new NotebookStarted(plan.Path, plan.CellCount) { Document = plan.Notebook });
        long peak = 0;
        if (plan.Cells.Length > 0)
        {
            await using var session = new NotebookSession(Setup(), cancellationToken);
            _session = session;
            session.Start();
            await RunCellsAsync(session, cancellationToken).ConfigureAwait(false);
            if (!cancellationToken.IsCancellationRequested) peak = await FinishAsync(session, cancellationToken).ConfigureAwait(false);
        }
        if (hosts.TakeNote() is { } note) _remarks.Add(new(null, note) { IsHarmless = true });
        _remarks.AddRange(_outputs.Cut);
        foreach (var cell in plan.Cells.Where(c => !c.Skipped.IsEmpty))
            _remarks.Add(new(cell.Number, $"{string.Join(" and ", Labels(cell))} was skipped: this engine runs C#.") { IsHarmless = true });
        if (before is not null) _remarks.AddRange(Retry.Remarks(before));
        if (options.Strict) Insist();
        return Result(clock, peak, cancellationToken.IsCancellationRequested);
    }

    private void Insist()
    {
        foreach (var remark in _remarks.Where(r => !r.IsHarmless)) Blame(new(FailureKind.Unfinished, remark.Text, 0, []), remark.Cell ?? 0);
    }

    private SessionSetup Setup() => new()
    {
        Name = Path.GetFileName(plan.Path),
        Folder = plan.Folder,
        StartHost = () => hosts.Take(HostFor(plan.Folder, options), plan.Exclusive),
        // The compiler works while the host starts and earlier cells run.
        StartBackEnd = limit => options.Engine == EngineKind.Interactive ? new SubmittedCells() : new CompiledCells(compilers.Start(plan, packages => report(new PackagesRestoring(plan.Path, packages)), limit)),
        OnEvent = OnEvent,
        AllowsInput = _inputs.Any,
        CellTimeout = options.CellTimeout,
        NotebookTimeout = options.NotebookTimeout,
    };

    private void OnEvent(Event message)
    {
        if (message is InputRequested question) _session!.Answer(_inputs.To(question));
        else _outputs.Take(message);
    }

    private async Task RunCellsAsync(NotebookSession session, CancellationToken cancellation)
    {
        foreach (var cell in plan.Cells)
        {
            if (cell is { Steps.IsEmpty: true, Skipped.IsEmpty: false })
            {
                Report(Untouched(cell, Verdict.Skipped));
                continue;
            }
            _outputs.Running = cell.Number;
            report(new CellStarted(plan.Path, cell.Number));
            var run = await session.RunAsync(cell).ConfigureAwait(false);
            if (cancellation.IsCancellationRequested && run.Ending is CellEnding.Interrupted) return;
            Conclude(run);
            if (run.Ending.HasLostHost) return;
            if (_results[cell.Number].Verdict == Verdict.Failed && !options.KeepGoing) return;
        }
    }

    private void Conclude(CellRun run)
    {
        var (cell, ending) = (run.Cell, run.Ending);
        // An earlier cell may have killed the process while this cell ran, long after the earlier cell had ended.
        if (ending is CellEnding.HostGone { Death: { Cell: { } blamed } death } && blamed != cell.Number && _results.TryGetValue(blamed, out var earlier))
        {
            _results[cell.Number] = ResultOf(run, Verdict.NotRun, null);
            Report(earlier with { Verdict = Verdict.Failed, Failure = Judge.Describe(death with { Message = $"{death.Message.Ended()} It came from this cell, while cell {cell.Number} ran." }) });
            return;
        }

        var verdict = Judge.Verdict(cell, ending, run.Warnings).WithTextIn(plan.Folder);
        if (verdict is { Kind: FailureKind.Exception } && ending is CellEnding.Threw { Error.Types: [MemoryWatch.Exception, ..] })
            verdict = verdict with { Kind = FailureKind.OutOfMemory, Message = MemoryWatch.Explain(options.MemoryLimit) };
        if (verdict is not null) verdict = Overload.Consider(verdict, _outputs[cell.Number], run.LateMilliseconds);
        if (verdict is not null) verdict = _cascade.Explain(cell, ending, verdict);
        if (run.Warnings.Count > 0 && ending is not CellEnding.Refused)
            _outputs.Add(cell.Number, new TextOutput(true, string.Concat(run.Warnings.Select(w => $"{w}\n"))));
        if (ending is CellEnding.Threw or CellEnding.Refused) _outputs.Add(cell.Number, ErrorOf(ending));
        Report(ResultOf(run, verdict is null ? Verdict.Passed : Verdict.Failed, verdict));
    }

    private void Report(CellResult result)
    {
        _results[result.Number] = result;
        report(new CellFinished(plan.Path, result));
    }

    private CellResult ResultOf(CellRun run, Verdict verdict, Failure? why) => new()
    {
        Number = run.Cell.Number,
        Cell = run.Cell.Cell,
        ExecutedSource = run.Cell.Source,
        Injected = run.Cell.Injected,
        Skipped = Labels(run.Cell),
        Verdict = verdict,
        Failure = why,
        Outputs = _outputs[run.Cell.Number],
        Warnings = [.. run.Warnings],
        StartedAt = run.StartedAt,
        EndedAt = DateTimeOffset.UtcNow,
        Milliseconds = run.Milliseconds,
        CompileMilliseconds = run.CompileMilliseconds,
        Compiled = run.Compiled,
    };

    private static CellResult Untouched(PlannedCell cell, Verdict verdict) =>
        new() { Number = cell.Number, Cell = cell.Cell, ExecutedSource = cell.Source, Verdict = verdict, Skipped = Labels(cell) };

    private static ImmutableArray<string> Labels(PlannedCell cell) => [.. cell.Skipped.Select(Languages.Label).Distinct()];

    private static ErrorOutput ErrorOf(CellEnding ending) => ending switch
    {
        CellEnding.Threw { Error: var error } => new(error.Types[0], error.Message, TextLines.Of(error.Text)),
        CellEnding.Refused { Submission: var submission, Diagnostics: var diagnostics } when diagnostics.First(d => d.IsError) is var first =>
            new(first.Code, first.Message, [.. diagnostics.Select(d => $"{CellWarning.FileOf(submission, d)}{d}")]),
        _ => throw new InvalidOperationException($"An ending of kind {ending.GetType().Name} has no error."),
    };

    private async Task<long> FinishAsync(NotebookSession session, CancellationToken cancellationToken)
    {
        // A host that was killed or has died cannot report anything more.
        if (_results.Values.Any(r => r.Failure is { Kind: FailureKind.HostDied or FailureKind.Timeout or FailureKind.OutOfMemory })) return 0;
        Farewell? farewell;
        try
        {
            await RemarkOnUnfinishedAsync(session).ConfigureAwait(false);
            _outputs.End();
            farewell = await session.FinishAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return 0;
        }

        if (farewell is null) return 0;
        if (farewell.Death is { } death)
        {
            Blame(Judge.Describe(death with { Message = $"All cells had run, but the process did not end as it should. {death.Message}" }), death.Cell ?? _outputs.Running);
            return 0;
        }
        foreach (var unobserved in farewell.Unobserved)
            _remarks.Add(new(unobserved.Cell, $"An exception of a task was never looked at: {unobserved.Error.Types[0]}: {unobserved.Error.Message}"));
        if (farewell.Survivors.Count > 0)
            _remarks.Add(new(null, $"When the notebook ended, processes that it had started were still running, and were stopped: {string.Join(", ", farewell.Survivors)}. Wait for them, or end them."));
        foreach (var cell in _outputs.AfterEnd)
            _remarks.Add(new(cell, "It put something out after the notebook had ended. Wait for what it starts."));
        return farewell.PeakBytes;
    }

    private async Task RemarkOnUnfinishedAsync(NotebookSession session)
    {
        // After a failed cell, unfinished work is no surprise, so it is not reported.
        if (_results.Values.Any(r => r.Verdict == Verdict.Failed)) return;
        if (await session.SettleAsync().ConfigureAwait(false) is { } left) _remarks.AddRange(UnfinishedWork.In(left));
    }

    private void Blame(Failure why, int number)
    {
        if (_results.TryGetValue(number, out var cell) && cell.Verdict == Verdict.Passed) Report(cell with { Verdict = Verdict.Failed, Failure = why });
        else _failure = why;
    }

    private NotebookResult Result(Stopwatch clock, long peak, bool interrupted)
    {
        ImmutableArray<CellResult> cells = [.. plan.Cells.Select(c => _results.TryGetValue(c.Number, out var result)
            ? result with { Outputs = _outputs[c.Number] }
            : Untouched(c, Verdict.NotRun) with { Outputs = _outputs[c.Number] })];
        var result = new NotebookResult
        {
            Path = plan.Path,
            Verdict = _failure is not null || cells.Any(c => c.Verdict == Verdict.Failed) ? Verdict.Failed : interrupted ? Verdict.NotRun : Verdict.Passed,
            CellCount = plan.CellCount,
            Cells = cells,
            Failure = _failure,
            Remarks = [.. _remarks],
            Milliseconds = clock.Elapsed.TotalMilliseconds,
            Claims = cells.SelectMany(c => c.Outputs).OfType<DisplayOutput>().Count(o => o.IsClaimThatHolds),
            ClaimsChecked = cells.SelectMany(c => c.Outputs).OfType<DisplayOutput>().Count(o => o.IsClaim),
            PeakBytes = peak,
            WasRetried = before is not null,
        };
        result = result with { WillBeRetried = options.Retries && before is null && !interrupted && Retry.IsWorthwhile(result) };
        report(new NotebookFinished(plan.Path, result));
        return result;
    }
}
