using System.Diagnostics;
using Notebooks.Compiling;
using Notebooks.Inspecting;
using Notebooks.Planning;
using Notebooks.Processes;
using Notebooks.Protocol;

namespace Notebooks.Sessions;

/// <summary>One cell while it runs: it sends commands to the host within the time limits, and keeps the outcome.</summary>
internal sealed class CellRun : IDisposable
{
    private readonly ICellHost _host;
    private readonly SubmissionMap _map;
    private readonly TimeSpan _ownLimit;
    private readonly CancellationToken _limit;
    private readonly CancellationTokenSource _asking;
    private readonly CancellationTokenSource _waiting;
    private readonly List<CellWarning> _warnings = [];

    /// <param name="cell">The cell.</param>
    /// <param name="host">The host that runs the cell.</param>
    /// <param name="map">Remembers what ran.</param>
    /// <param name="ownLimit">How long its own code may take.</param>
    /// <param name="limit">Cancelled when everything has to end.</param>
    /// <param name="interrupt">Cancelled when the cell is interrupted. A command that is under way goes on, because the host has to stop it.</param>
    public CellRun(PlannedCell cell, ICellHost host, SubmissionMap map, TimeSpan ownLimit, CancellationToken limit, CancellationToken interrupt)
    {
        (Cell, _host, _map, _ownLimit, _limit) = (cell, host, map, ownLimit, limit);
        _asking = CancellationTokenSource.CreateLinkedTokenSource(limit);
        _waiting = CancellationTokenSource.CreateLinkedTokenSource(_asking.Token, interrupt);
    }

    /// <summary>The cell.</summary>
    public PlannedCell Cell { get; }

    /// <summary>Whether somebody can answer its questions for input.</summary>
    public bool AllowsInput { get; init; }

    /// <summary>Whether later cells can use its declarations.</summary>
    public bool Keeps { get; init; } = true;

    /// <summary>How it ended, once it has.</summary>
    public CellEnding Ending { get; set; } = new CellEnding.Completed();

    /// <summary>Warnings of the compiler.</summary>
    public IReadOnlyList<CellWarning> Warnings => _warnings;

    /// <summary>When its turn came.</summary>
    public DateTimeOffset StartedAt { get; } = DateTimeOffset.UtcNow;

    /// <summary>Time its own code took.</summary>
    public double Milliseconds { get; private set; }

    /// <summary>The longest delay of timers while it ran, in milliseconds.</summary>
    public double LateMilliseconds { get; private set; }

    /// <summary>Time the compiler took, or 0 when everything came from the cache.</summary>
    public double CompileMilliseconds { get; private set; }

    /// <summary>How many submissions had to be compiled.</summary>
    public int Compiled { get; private set; }

    /// <summary>For code that waits for something other than the host: cancelled when the time is up or the cell is interrupted.</summary>
    public CancellationToken Stopping => _waiting.Token;

    /// <summary>Whether the host is carrying out a command of the cell.</summary>
    public bool IsAsking { get; private set; }

    /// <summary>The submission that the host is running, or null.</summary>
    public Submission? Running { get; private set; }

    /// <summary>Takes the compiled form of a submission that will run now.</summary>
    public void Take(Submission submission, Compiled compiled)
    {
        var result = compiled.Submission;
        Compiled += compiled.WasCached ? 0 : 1;
        CompileMilliseconds += compiled.WasCached ? 0 : result.Milliseconds;
        _warnings.AddRange(CellWarning.In(submission, result.Diagnostics));
        _map.Add(Cell.Number, submission, result.Assembly);
    }

    /// <summary>Makes the host carry out a command in the time left to the cell. Waiting for a compiler does not count.</summary>
    /// <param name="command">The command.</param>
    /// <param name="submission">The submission that the command runs, or null.</param>
    /// <exception cref="OperationCanceledException">The time is up.</exception>
    public async Task<CellEnding> AskAsync(Command command, Submission? submission = null)
    {
        (IsAsking, Running) = (true, submission);
        using var answered = new CancellationTokenSource();
        var limiting = _ownLimit == Timeout.InfiniteTimeSpan ? Task.CompletedTask : LimitAsync(TimeSpan.FromMilliseconds(Math.Max(1, _ownLimit.TotalMilliseconds - Milliseconds)), answered.Token);
        var asked = Stopwatch.GetTimestamp();
        Executed? executed = null;
        try
        {
            executed = await _host.AskAsync(command, _asking.Token).ConfigureAwait(false);
        }
        finally
        {
            // A host that did not answer cannot say how long the command took. All the time since the command counts then.
            Milliseconds += executed?.Milliseconds ?? Stopwatch.GetElapsedTime(asked).TotalMilliseconds;
            await answered.CancelAsync().ConfigureAwait(false);
            await limiting.ConfigureAwait(false);
        }
        (IsAsking, Running) = (false, null);
        if (executed is null) return new CellEnding.HostGone(await _host.DeathAsync().ConfigureAwait(false));
        LateMilliseconds = Math.Max(LateMilliseconds, executed.LateMilliseconds);
        Diagnostic[] diagnostics = [.. executed.CompilerMessages.Select(m => new Diagnostic(m.Code, m.IsError, m.Message, m.ImportedFile ?? (m.Line > 0 ? submission?.Document : null), m.Line, m.Column))];
        if (submission is not null) _warnings.AddRange(CellWarning.In(submission, diagnostics));
        return executed.IsLeft ? new CellEnding.Left()
            : executed.Error is { } error ? new CellEnding.Threw(executed.ImportedFile is { } file ? submission! with { ImportedFile = file } : submission, error)
            : submission is not null && diagnostics.Any(d => d.IsError) ? new CellEnding.Refused(submission, diagnostics)
            : new CellEnding.Completed();
    }

    /// <summary>Makes the host show something that does not come from the code of the cell.</summary>
    public Task ShowAsync(string mimeType, string content) => _host.AskAsync(new Show(Cell.Number, mimeType, content), _limit);

    private async Task LimitAsync(TimeSpan left, CancellationToken answered)
    {
        if (await CellLimit.IsUpAsync(left, _host.WatchDelay, answered).ConfigureAwait(false)) await _asking.CancelAsync().ConfigureAwait(false);
    }

    public void Dispose()
    {
        _waiting.Dispose();
        _asking.Dispose();
    }
}
