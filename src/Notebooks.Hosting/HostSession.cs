using System.Collections.Concurrent;
using Notebooks.Hosting.Attribution;
using Notebooks.Hosting.Display;
using Notebooks.Hosting.Input;
using Notebooks.Hosting.Lifetime;
using Notebooks.Hosting.Output;
using Notebooks.Protocol;

namespace Notebooks.Hosting;

/// <summary>Carries out the runner's commands, one after the other, for the life of the process.</summary>
internal sealed class HostSession
{
    private readonly Outbox _outbox;
    private readonly ConsoleCapture _console;
    private readonly InputBroker _input;
    private readonly ICellExecutor _cells;
    private readonly LastWords _lastWords;
    private readonly UnobservedExceptions _unobserved = new();
    private readonly Heartbeat _heartbeat = new();

    /// <param name="outbox">The way to the runner.</param>
    /// <param name="create">Makes what runs the cells.</param>
    public HostSession(Outbox outbox, Func<Outbox, InputBroker, ICellExecutor> create)
    {
        _outbox = outbox;
        _input = new(outbox);
        _console = new(outbox, _input);
        // What runs the cells may put something of its own before the console, and take it away again: then this is left.
        _console.Install();
        _cells = create(outbox, _input);
        _lastWords = new(outbox, _cells.ExitCalls);
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

    /// <summary>Carries out commands until the last one ends the process.</summary>
    public void Run(BlockingCollection<Command> commands)
    {
        _console.Install();
        _heartbeat.Start();
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
            case Show show:
                _outbox.Send(new Displayed(show.Cell, Guid.NewGuid().ToString("N"), Content.Bundle(show.Content, show.MimeType), IsResult: false));
                _outbox.Send(new Executed(show.Cell, 0, Error: null));
                break;
            case Settle:
                Collector.Run(rounds: 1);
                _outbox.Send(new Settled(CurrentCell.Living()));
                break;
            case Finish:
                End();
                break;
            default:
                _console.Install();
                _outbox.Send(Execute(command));
                break;
        }
    }

    // This thread waits for the cell itself: a continuation would need the pool, which a lesson may have starved.
    private Executed Execute(Command command)
    {
        _input.Open(command is Execute { AllowsInput: true } or Submit { AllowsInput: true });
        _heartbeat.Begin();
        try
        {
            return Task.Run(() => _cells.ExecuteAsync(command)).GetAwaiter().GetResult() with { LateMilliseconds = _heartbeat.WorstMilliseconds() };
        }
        finally
        {
            _input.Close();
        }
    }

    private void InterruptCell()
    {
        _input.Interrupt();
        _cells.Interrupt();
    }

    private void End()
    {
        _cells.Drop();
        Collector.Run(rounds: 2);
        _outbox.SendLast(new Finished(_unobserved.Report(), ProcessEnd.PeakBytes));
        _lastWords.ExitIsWanted();
        ProcessEnd.Normally();
    }
}
