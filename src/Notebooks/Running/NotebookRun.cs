using System.Diagnostics;
using Notebooks.Compiling;
using Notebooks.Planning;
using Notebooks.Processes;
using Notebooks.Protocol;
using Notebooks.Sessions;

namespace Notebooks.Running;

/// <summary>One execution of one notebook.</summary>
internal sealed class NotebookRun
{
    private readonly Plan _plan;
    private readonly RunOptions _options;
    private readonly CompilerService _compilers;
    private readonly HostSupply _hosts;
    private readonly NotebookResult? _before;
    private readonly Action<RunEvent> _report;
    private readonly NotebookOutputs _outputs;
    private readonly CellResults _results;
    private readonly Conclusions _conclusions;
    private readonly GivenInputs _inputs;
    private readonly List<RunRemark> _remarks = [];
    private NotebookSession? _session;

    /// <param name="plan">The notebook.</param>
    /// <param name="options">Limits and modes.</param>
    /// <param name="compilers">Compiles its cells.</param>
    /// <param name="hosts">Supplies processes for them.</param>
    /// <param name="before">The result of the first run, when this is the second one; else null.</param>
    /// <param name="report">Called for each event.</param>
    public NotebookRun(Plan plan, RunOptions options, CompilerService compilers, HostSupply hosts, NotebookResult? before, Action<RunEvent> report)
    {
        (_plan, _options, _compilers, _hosts, _before, _report) = (plan, options, compilers, hosts, before, report);
        _outputs = new(plan, report);
        _results = new(plan, _outputs, report);
        _conclusions = new(plan, options, _outputs, _results);
        _inputs = new(options.Inputs);
    }

    /// <summary>How the host of a notebook is started.</summary>
    /// <param name="folder">The notebook's folder.</param>
    /// <param name="options">Limits and modes.</param>
    public static HostStart HostFor(string folder, RunOptions options) =>
        new(folder) { Program = Engines.ProgramOf(options.Engine), MemoryLimit = options.MemoryLimit };

    /// <summary>Runs it from the first cell to the end of its process.</summary>
    public async Task<NotebookResult> RunAsync(CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        _report(new NotebookStarted(_plan.Path, _plan.CellCount) { Document = _plan.Notebook });
        var end = new NotebookEnd(_outputs, _results, _remarks);
        if (_plan.Cells.Length > 0)
        {
            await using var session = new NotebookSession(Setup(), cancellationToken);
            _session = session;
            session.Start();
            await RunCellsAsync(session, cancellationToken).ConfigureAwait(false);
            if (!cancellationToken.IsCancellationRequested) await end.ReachAsync(session, cancellationToken).ConfigureAwait(false);
        }

        AddRemarks();
        return Result(clock, end.PeakBytes, cancellationToken.IsCancellationRequested);
    }

    private SessionSetup Setup() => new()
    {
        Name = Path.GetFileName(_plan.Path),
        Folder = _plan.Folder,
        StartHost = () => _hosts.Take(HostFor(_plan.Folder, _options), _plan.Exclusive),
        // The compiler works while the host starts and earlier cells run.
        StartBackEnd = limit => _options.Engine == EngineKind.Interactive ? new SubmittedCells()
            : new CompiledCells(_compilers.Start(_plan, packages => _report(new PackagesRestoring(_plan.Path, packages)), limit)),
        OnEvent = OnEvent,
        AllowsInput = _inputs.Any,
        CellTimeout = _options.CellTimeout,
        NotebookTimeout = _options.NotebookTimeout,
    };

    private void OnEvent(Event message)
    {
        if (message is InputRequested question) _session!.Answer(_inputs.To(question));
        else _outputs.Take(message);
    }

    private async Task RunCellsAsync(NotebookSession session, CancellationToken cancellation)
    {
        foreach (var cell in _plan.Cells)
        {
            if (cell is { Steps.IsEmpty: true, Skipped.IsEmpty: false })
            {
                _results.Skip(cell);
                continue;
            }
            _outputs.Running = cell.Number;
            _report(new CellStarted(_plan.Path, cell.Number));
            var run = await session.RunAsync(cell).ConfigureAwait(false);
            if (cancellation.IsCancellationRequested && run.Ending is CellEnding.Interrupted) return;
            _conclusions.Take(run);
            if (run.Ending.HasLostHost) return;
            if (_results.Of(cell.Number) is { Verdict: Verdict.Failed } && !_options.KeepGoing) return;
        }
    }

    private void AddRemarks()
    {
        if (_hosts.TakeNote() is { } note) _remarks.Add(new(null, note) { IsHarmless = true });
        _remarks.AddRange(_outputs.Cut());
        foreach (var cell in _plan.Cells)
            if (!cell.Skipped.IsEmpty) _remarks.Add(new(cell.Number, $"{string.Join(" and ", CellResults.Labels(cell))} was skipped: this engine runs C#.") { IsHarmless = true });
        if (_before is not null) _remarks.AddRange(Retry.Remarks(_before));
        if (!_options.Strict) return;
        foreach (var remark in _remarks.Where(r => !r.IsHarmless)) _results.Blame(new(FailureKind.Unfinished, remark.Text, 0, []), remark.Cell ?? 0);
    }

    private NotebookResult Result(Stopwatch clock, long peak, bool interrupted)
    {
        var cells = _results.All();
        var failed = _results.OfNotebook is not null || cells.Any(c => c.Verdict == Verdict.Failed);
        var result = new NotebookResult
        {
            Path = _plan.Path,
            Verdict = failed ? Verdict.Failed : interrupted ? Verdict.NotRun : Verdict.Passed,
            CellCount = _plan.CellCount,
            Cells = cells,
            Failure = _results.OfNotebook,
            Remarks = [.. _remarks],
            Milliseconds = clock.Elapsed.TotalMilliseconds,
            Claims = cells.SelectMany(c => c.Outputs).OfType<DisplayOutput>().Count(o => o.IsClaimThatHolds),
            ClaimsChecked = cells.SelectMany(c => c.Outputs).OfType<DisplayOutput>().Count(o => o.IsClaim),
            PeakBytes = peak,
            WasRetried = _before is not null,
        };
        result = result with { WillBeRetried = _options.Retries && _before is null && !interrupted && Retry.IsWorthwhile(result) };
        _report(new NotebookFinished(_plan.Path, result));
        return result;
    }
}
