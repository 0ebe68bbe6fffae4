using Microsoft.DotNet.Interactive;
using Notebooks.Host.Display;
using Notebooks.Hosting;
using Notebooks.Hosting.Input;
using Notebooks.Protocol;

namespace Notebooks.Host.Execution;

/// <summary>Runs cells that the runner has compiled.</summary>
internal sealed class CompiledCells : ICellExecutor
{
    private readonly Submissions _submissions;
    private volatile KernelInvocationContext? _invocation;

    public CompiledCells(Outbox outbox, InputBroker input)
    {
        var display = new DisplaySink(outbox);
        _submissions = new(display);
        Displays.Sink = display;
        Inputs.Source = new InputSource(input);
    }

    public async Task<Executed> ExecuteAsync(Command command)
    {
        if (command is not Execute execute)
        {
            throw new InvalidOperationException($"A command of kind {command.GetType().Name} is none for compiled cells.");
        }

        var invocation = _invocation = new();
        try
        {
            KernelInvocationContext.Current = invocation;
            return await _submissions.ExecuteAsync(execute).ConfigureAwait(false);
        }
        finally
        {
            _invocation = null;
        }
    }

    public void Interrupt() => _invocation?.Cancel();

    public Frame[] ExitCalls() => _submissions.ExitCalls();

    public void Drop() => _submissions.Drop();

    private sealed class InputSource(InputBroker input) : IInputSource
    {
        public Task<string> AskAsync(string prompt, bool isPassword) => input.AskAsync(prompt, isPassword);
    }
}
