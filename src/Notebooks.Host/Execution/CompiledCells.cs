using System.Diagnostics;
using Notebooks.Host.Api;
using Notebooks.Host.Display;
using Notebooks.Hosting;
using Notebooks.Hosting.Attribution;
using Notebooks.Hosting.Errors;
using Notebooks.Hosting.Input;
using Notebooks.Protocol;

namespace Notebooks.Host.Execution;

/// <summary>Runs cells that the runner has compiled, and has kernels carry out their directives.</summary>
internal sealed class CompiledCells : ICellExecutor
{
    private readonly DisplaySink _display;
    private readonly Submissions _submissions;
    private readonly Kernels _kernels;
    private readonly PackageExtensions _extensions = new();
    private volatile Invocation? _running;
    private Invocation? _last;

    /// <param name="outbox">The way to the runner.</param>
    /// <param name="input">Asks the reader.</param>
    /// <param name="formatting">Makes values ready for display; it has begun on another thread.</param>
    public CompiledCells(Outbox outbox, InputBroker input, Thread formatting)
    {
        _display = new DisplaySink(outbox);
        _submissions = new(_display);
        _kernels = new(input, _submissions.Variables, _display.Take);
        Invocation.Prepare();
        formatting.Join();
        DisplayedValues.GoTo(_display.Take);
    }

    public async Task<Executed> ExecuteAsync(Command command)
    {
        try
        {
            return command switch
            {
                Execute execute => await RunAsync(execute).ConfigureAwait(false),
                Submit submit => await RunAsync(submit).ConfigureAwait(false),
                _ => throw new InvalidOperationException($"A command of kind {command.GetType().Name} is none for compiled cells."),
            };
        }
        finally
        {
            // A cell that was left may end while another cell runs.
            if (_running?.Cell == (command as Execute)?.Cell) _running = null;
        }
    }

    public void Interrupt() => _running?.Cancel();

    public bool TryLeave() => _submissions.TryLeave();

    public Frame[] ExitCalls() => _submissions.ExitCalls();

    public void Drop() => _submissions.Drop();

    private async Task<Executed> RunAsync(Execute execute)
    {
        CurrentCell.Begin(execute.Cell);
        var invocation = Enter(execute.Cell);
        _submissions.Use(execute.References);
        try
        {
            if (execute.NeedsKernels || _kernels.AreBuilt)
            {
                var root = _kernels.Enter(invocation.Context);
                await _extensions.LoadAsync(execute.References.Where(PackageExtension.Is), root, invocation.Context).ConfigureAwait(false);
                // An extension may have handed the execution to another kernel, so this kernel takes it back.
                _kernels.Enter(invocation.Context);
            }
        }
        catch (Exception exception)
        {
            return new(execute.Cell, 0, ErrorReader.Read(exception));
        }

        return await _submissions.ExecuteAsync(execute).ConfigureAwait(false);
    }

    private async Task<Executed> RunAsync(Submit submit)
    {
        CurrentCell.Begin(submit.Cell);
        var clock = Stopwatch.StartNew();
        Error? error;
        try
        {
            error = await _kernels.SubmitAsync(submit.Source, submit.Language).ConfigureAwait(false) is { } failure
                ? new(["KernelCommandFailed", "System.Exception"], failure, [], failure)
                : null;
        }
        catch (Exception exception)
        {
            error = ErrorReader.Read(exception);
        }

        return new(submit.Cell, clock.Elapsed.TotalMilliseconds, error);
    }

    // A cell that imports consists of several submissions, but its code sees one execution.
    private Invocation Enter(int cell)
    {
        if (_last is { IsCancelled: false } last && last.Cell == cell) last.Enter();
        else _last = new(cell, _display.TakeFromCell);
        return _running = _last;
    }
}
