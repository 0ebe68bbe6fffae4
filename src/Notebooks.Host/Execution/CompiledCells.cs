using Lessons.Charts;
using Notebooks.Host.Api;
using Notebooks.Host.Display;
using Notebooks.Hosting;
using Notebooks.Hosting.Errors;
using Notebooks.Hosting.Input;
using Notebooks.Protocol;

namespace Notebooks.Host.Execution;

/// <summary>Runs cells that the runner has compiled.</summary>
internal sealed class CompiledCells : ICellExecutor
{
    private readonly DisplaySink _display;
    private readonly Kernels _kernels;
    private readonly Submissions _submissions;
    private volatile Invocation? _running;
    private Invocation? _last;

    public CompiledCells(Outbox outbox, InputBroker input)
    {
        _display = new DisplaySink(outbox);
        _submissions = new(_display);
        _kernels = new(input);
        Invocation.Prepare();
        DisplayedValues.GoTo(_display.Take);
        DefaultFormatters.Register();
        GenericCharts.Watch();
    }

    public async Task<Executed> ExecuteAsync(Command command)
    {
        if (command is not Execute execute)
        {
            throw new InvalidOperationException($"A command of kind {command.GetType().Name} is none for compiled cells.");
        }

        try
        {
            Enter(execute.Cell);
            if (execute.NeedsKernels) _kernels.Enter(_last!.Context);
        }
        catch (Exception exception) when (exception is FileNotFoundException or FileLoadException)
        {
            return new(execute.Cell, 0, ErrorReader.Read(exception));
        }

        try
        {
            return await _submissions.ExecuteAsync(execute).ConfigureAwait(false);
        }
        finally
        {
            _running = null;
        }
    }

    public void Interrupt() => _running?.Cancel();

    public Frame[] ExitCalls() => _submissions.ExitCalls();

    public void Drop() => _submissions.Drop();

    // A cell that imports is made of several submissions; its code sees one execution.
    private void Enter(int cell)
    {
        if (_last is { IsCancelled: false } last && last.Cell == cell) last.Enter();
        else _last = new(cell, _display.Take);
        _running = _last;
    }
}
