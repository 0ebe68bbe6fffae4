using System.Collections.Concurrent;
using Microsoft.DotNet.Interactive;
using Notebooks.Host.Display;
using Notebooks.Host.Execution;
using Notebooks.Host.Input;
using Notebooks.Host.Lifetime;
using Notebooks.Host.Output;
using Notebooks.Host.Protocol;

namespace Notebooks.Host;

/// <summary>Carries out the runner's commands, one after the other, for the life of the process.</summary>
internal sealed class Session
{
    private readonly Outbox _outbox;
    private readonly ConsoleCapture _console;
    private readonly DisplaySink _display;
    private readonly Submissions _submissions;
    private readonly InputBroker _input;
    private readonly LastWords _lastWords;
    private readonly UnobservedExceptions _unobserved = new();
    private volatile KernelInvocationContext? _invocation;

    public Session(Outbox outbox)
    {
        _outbox = outbox;
        _input = new(outbox);
        _console = new(outbox, _input);
        _display = new(outbox);
        _submissions = new(_display);
        _lastWords = new(outbox, _submissions);
        Displays.Sink = _display;
        Inputs.Source = _input;
    }

    /// <summary>Takes a command that is meant for the cell that runs.</summary>
    /// <returns>Whether it is such a command.</returns>
    public bool TakeUrgent(Command command)
    {
        switch (command)
        {
            case Interrupt:
                // Callbacks of the cell's token run in there, and may take their time.
                new Thread(InterruptCell) { IsBackground = true, Name = "Interrupt" }.Start();
                return true;
            case GiveInput input:
                _input.Take(input);
                return true;
            default:
                return false;
        }
    }

    public void Run(BlockingCollection<Command> commands)
    {
        _console.Install();
        _outbox.Send(new Ready(Environment.ProcessId));
        foreach (var command in commands.GetConsumingEnumerable())
        {
            Do(command);
        }
    }

    private void Do(Command command)
    {
        switch (command)
        {
            case Execute execute:
                _console.Install();
                _outbox.Send(Execute(execute));
                break;
            case Show show:
                _display.ShowReadyMade(show.Cell, show.MimeType, show.Content);
                _outbox.Send(new Executed(show.Cell, 0, Error: null));
                break;
            case Settle:
                Collector.Run(rounds: 1);
                _outbox.Send(new Settled(CurrentCell.Living()));
                break;
            case Finish:
                End();
                break;
        }
    }

    // This thread waits for the cell itself: a continuation would need the pool, which a lesson may have starved.
    private Executed Execute(Execute command)
    {
        var invocation = _invocation = new();
        _input.Open(command.AllowsInput);
        try
        {
            return Task.Run(() =>
            {
                KernelInvocationContext.Current = invocation;
                return _submissions.ExecuteAsync(command);
            }).GetAwaiter().GetResult();
        }
        finally
        {
            _invocation = null;
            _input.Close();
        }
    }

    private void InterruptCell()
    {
        _input.Interrupt();
        _invocation?.Cancel();
    }

    private void End()
    {
        _submissions.Drop();
        Collector.Run(rounds: 2);
        _outbox.SendLast(new Finished(_unobserved.Report(), ProcessEnd.PeakBytes));
        _lastWords.ExitIsWanted();
        ProcessEnd.Normally();
    }
}
