using System.ComponentModel;
using System.Globalization;
using Notebooks.Compiling;
using Notebooks.Formats;
using Notebooks.Protocol;
using Notebooks.Jupyter.Language;
using Notebooks.Planning;
using Notebooks.Running;

namespace Notebooks.Jupyter.Execution;

/// <summary>Runs cells as they come, in the runner's host and with its compiler. A host that is lost is replaced.</summary>
/// <param name="folder">The notebook's folder.</param>
/// <param name="cacheFolder">Folder of the compile cache, or null to use none.</param>
/// <param name="output">Takes outputs and questions.</param>
/// <param name="diedIdle">Told when the host ends while no cell runs.</param>
internal sealed class Engine(string folder, string? cacheFolder, Action<Event> output, Action<Outcome.Failed, int?> diedIdle) : IAsyncDisposable
{
    private static readonly TimeSpan CompileLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan FarewellLimit = TimeSpan.FromSeconds(1.5);

    private readonly CompilerService _compilers = new(cacheFolder, CompileLimit);
    private Life? _life;
    private volatile Execution? _current;
    private int _latest;

    /// <summary>What code written now would build on.</summary>
    public CodeContext Context => new(folder, _compilers.PackageFolder, _life is { } life ? [.. life.Chain.Submissions] : []);

    /// <summary>Starts a host ahead of the first cell.</summary>
    public void WarmUp()
    {
        try
        {
            _life ??= Begin();
        }
        catch (Exception e) when (e is IOException or Win32Exception)
        {
            // The first cell tries again, and says what is wrong.
        }
    }

    /// <summary>Runs a cell.</summary>
    public async Task<Outcome> ExecuteAsync(CellRequest request, string code)
    {
        _latest = request.Number;
        return await InLifeAsync(request.Number, async (life, execution) =>
        {
            var inliner = new Inliner(folder, life.Documents, request.Number);
            IReadOnlyList<Step> steps = Markers.Read(code).Problem is { } problem ? [problem] : inliner.Inline(code, Languages.CSharp, Tracebacks.Notebook);
            List<CellWarning> warnings = [];
            var milliseconds = 0.0;
            foreach (var step in steps)
            {
                var run = new StepRun(life.Host, life.Chain, execution, request) { Keep = true };
                if (await run.CarryOutAsync(step).ConfigureAwait(false) is { } failed) return failed;
                warnings.AddRange(run.Warnings);
                milliseconds += run.Milliseconds;
            }
            if (inliner.IsTimed)
                await life.Host.AskAsync(new Show(request.Number, "text/plain", string.Create(CultureInfo.InvariantCulture, $"Wall time: {milliseconds:0.####}ms")), CancellationToken.None).ConfigureAwait(false);
            return new Outcome.Completed(warnings);
        }).ConfigureAwait(false);
    }

    /// <summary>Runs an expression between two cells; nothing of it stays.</summary>
    public Task<Outcome> EvaluateAsync(CellRequest request, string expression) => InLifeAsync(request.Number, async (life, execution) =>
    {
        var document = $"{Tracebacks.Notebook}#{request.Number}";
        var run = new StepRun(life.Host, life.Chain, execution, request);
        return await run.CarryOutAsync(new Submission(document, life.Documents.ClassOf(document), expression, null)).ConfigureAwait(false)
            ?? (Outcome)new Outcome.Completed(run.Warnings);
    });

    /// <summary>Stops the cell that runs, if one does.</summary>
    public void Interrupt() => _ = _current?.InterruptAsync();

    /// <summary>Answers the question of the cell that runs.</summary>
    public void Answer(GiveInput input) => _life?.Host.Send(input);

    public async ValueTask DisposeAsync()
    {
        if (_life is { } life) await FarewellAsync(life).ConfigureAwait(false);
        await _compilers.DisposeAsync().ConfigureAwait(false);
    }

    private async Task<Outcome> InLifeAsync(int cell, Func<Life, Execution, Task<Outcome>> run)
    {
        Life life;
        try
        {
            life = _life ??= Begin();
        }
        catch (Exception e) when (e is IOException or Win32Exception)
        {
            return Tracebacks.Lost("ProcessNotStarted", $"The process that runs cells could not be started: {e.Message}", []);
        }

        using var execution = new Execution(life.Host);
        _current = execution;
        try
        {
            return await run(life, execution).ConfigureAwait(false);
        }
        catch (HostGoneException)
        {
            var death = await life.Death.ConfigureAwait(false);
            await ReplaceAsync(life).ConfigureAwait(false);
            return execution.WasKilled
                ? Tracebacks.Lost("Interrupted", $"{Tracebacks.Name(cell)} did not stop within {Execution.Grace.TotalSeconds:0.#} s of the interrupt, and its process was ended.", [])
                : Tracebacks.Of(death, cell);
        }
        finally
        {
            _current = null;
        }
    }

    private Life Begin()
    {
        var host = HostSession.Start(folder);
        host.Begin(Tracebacks.Notebook, output);
        var life = new Life(host, _compilers.StartChain(folder), new DocumentNames(), host.DeathAsync());
        _ = TellIfIdleAsync(life);
        return life;
    }

    // The next cell will say it, too; but the reader may be about to look at what a timer draws.
    private async Task TellIfIdleAsync(Life life)
    {
        try
        {
            var death = await life.Death.ConfigureAwait(false);
            if (_current is null && _life == life) diedIdle(Tracebacks.Of(death, _latest), death.Cell);
        }
        catch (InvalidOperationException)
        {
            // It was ended on purpose, and its handle is closed.
        }
    }

    private async Task ReplaceAsync(Life dead)
    {
        _life = null;
        await dead.Host.DisposeAsync().ConfigureAwait(false);
        try
        {
            _life = Begin();
        }
        catch (Exception e) when (e is IOException or Win32Exception)
        {
            // The next cell tries again, and says what is wrong.
        }
    }

    private async Task FarewellAsync(Life life)
    {
        _life = null;
        if (_current is null && !life.Host.HasEnded)
        {
            using var limit = new CancellationTokenSource(FarewellLimit);
            try { await life.Host.FinishAsync(limit.Token).ConfigureAwait(false); }
            catch (OperationCanceledException) { }
        }
        await life.Host.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>A host and what was compiled for it.</summary>
    private sealed record Life(HostSession Host, SubmissionChain Chain, DocumentNames Documents, Task<Death> Death);
}
