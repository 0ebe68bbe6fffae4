using System.Globalization;
using Notebooks.Compiling;
using Notebooks.Protocol;
using Notebooks.Inspecting;
using Notebooks.Planning;

namespace Notebooks.Running;

/// <summary>Carries out the steps of one cell.</summary>
internal sealed class CellExecution(PlannedCell cell, HostSession session, NotebookCompiler compiler, SubmissionMap map, RunOptions options)
{
    private readonly List<CellWarning> _warnings = [];
    private Submission? _running;

    public IReadOnlyCollection<CellWarning> Warnings => _warnings;

    public DateTimeOffset StartedAt { get; } = DateTimeOffset.UtcNow;

    public double Milliseconds { get; private set; }

    public double CompileMilliseconds { get; private set; }

    public int Compiled { get; private set; }

    /// <returns>How the cell ended, or null when the run was cancelled.</returns>
    public async Task<Ending?> RunAsync(CancellationToken notebookLimit, CancellationToken cancellation)
    {
        using var cellLimit = CancellationTokenSource.CreateLinkedTokenSource(notebookLimit);
        try
        {
            foreach (var step in cell.Steps)
                if (await CarryOutAsync(step, cellLimit).ConfigureAwait(false) is var ending and not Ending.Completed)
                    // A host that was killed because the run was cancelled has not died of its cell.
                    return ending is Ending.HostGone && cancellation.IsCancellationRequested ? null : ending;
            if (cell.IsTimed)
                await session.AskAsync(new Show(cell.Number, "text/plain", string.Create(CultureInfo.InvariantCulture, $"Wall time: {Milliseconds:0.####}ms")), notebookLimit).ConfigureAwait(false);
            return new Ending.Completed();
        }
        catch (OperationCanceledException)
        {
            var where = await WhereAsync(cancellation).ConfigureAwait(false);
            session.Kill();
            return cancellation.IsCancellationRequested ? null
                : notebookLimit.IsCancellationRequested ? new Ending.OutOfTime($"The notebook did not end within {options.NotebookTimeout.TotalSeconds:0.##} s; it was stopped while this cell ran.", "--notebook-timeout sets the limit.", where)
                : new Ending.OutOfTime($"The cell did not end within {options.CellTimeout.TotalSeconds:0.##} s and was stopped.", "--timeout sets the limit.", where);
        }
    }

    private async Task<Whereabouts> WhereAsync(CancellationToken cancellation) =>
        !cancellation.IsCancellationRequested && _running is { } submission && await session.LookAsync(cancellation).ConfigureAwait(false) is { } seen
            ? Whereabouts.Of(submission.ScriptClass, submission.Document, seen, map)
            : Whereabouts.Unknown;

    private async Task<Ending> CarryOutAsync(Step step, CancellationTokenSource limit)
    {
        switch (step)
        {
            case Problem problem:
                return new Ending.Impossible(problem);
            case Presentation presentation:
                return await AskAsync(new Show(cell.Number, presentation.MimeType, presentation.Content), null, limit).ConfigureAwait(false);
            case Submission submission:
                return await RunAsync(submission, limit).ConfigureAwait(false);
            default:
                throw new InvalidOperationException($"A step of kind {step.GetType().Name} cannot be carried out.");
        }
    }

    private async Task<Ending> RunAsync(Submission submission, CancellationTokenSource limit)
    {
        Compiled compiled;
        try
        {
            // The compiler has a limit of its own: waiting for it does not use up the cell's time.
            compiled = await compiler.ResultOfAsync(submission).WaitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (CompilerDiedException e)
        {
            return new Ending.CompilerGone(e.Message);
        }

        var result = compiled.Submission;
        Compiled += compiled.WasCached ? 0 : 1;
        CompileMilliseconds += compiled.WasCached ? 0 : result.Milliseconds;
        _warnings.AddRange(result.Diagnostics.Where(d => !d.IsError).Select(d => new CellWarning(d.Code, d.Message, d.Document == submission.Document ? d.Line : 0)));
        map.Add(cell.Number, submission, result.Assembly);
        return result switch
        {
            { Succeeded: false } => new Ending.Refused(submission, result.Diagnostics),
            { Assembly: [], References: [] } => new Ending.Completed(),
            _ => await AskAsync(new Execute(cell.Number, result.Assembly, submission.ScriptClass, result.HasValue, result.References) { NeedsKernels = result.NeedsKernels }, submission, limit).ConfigureAwait(false),
        };
    }

    private async Task<Ending> AskAsync(Command command, Submission? submission, CancellationTokenSource limit)
    {
        var left = options.CellTimeout.TotalMilliseconds - Milliseconds;
        _running = submission;
        limit.CancelAfter(TimeSpan.FromMilliseconds(Math.Max(1, left)));
        var executed = await session.AskAsync(command, limit.Token).ConfigureAwait(false);
        limit.CancelAfter(Timeout.Infinite);
        _running = null;
        if (executed is null) return new Ending.HostGone(await session.DeathAsync().ConfigureAwait(false));
        Milliseconds += executed.Milliseconds;
        return executed.Error is { } error ? new Ending.Threw(submission!, error) : new Ending.Completed();
    }
}
