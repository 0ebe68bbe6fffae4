using System.Collections.Concurrent;
using System.Diagnostics;
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
    private readonly Lock _gate = new();
    private RunningCell? _running;
    private int? _interruptedAhead;
    private readonly Heartbeat _heartbeat = new();

    /// <param name="outbox">The way to the runner.</param>
    /// <param name="create">Makes what runs the cells.</param>
    public HostSession(Outbox outbox, Func<Outbox, InputBroker, ICellExecutor> create)
    {
        _outbox = outbox;
        _input = new(outbox);
        _console = new(outbox, _input);
        // The executor may replace the console's writers, and later restore those that it found. Then it restores these.
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
            case Interrupt interrupt:
                Interrupt(interrupt.Cell);
                return true;
            case GiveInput input:
                _input.Take(input);
                return true;
            case Quit:
                ProcessEnd.Now();
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
            case Execute execute:
                _outbox.Send(Run(execute.Cell, execute, execute.AllowsInput));
                break;
            case Submit submit:
                _outbox.Send(Run(submit.Cell, submit, submit.AllowsInput));
                break;
        }
    }

    // This thread blocks until the cell ends. A continuation would need the thread pool, which a lesson may have starved.
    private Executed Run(int number, Command command, bool allowsInput)
    {
        _console.Install();
        _input.Open(allowsInput);
        var clock = Stopwatch.StartNew();
        var running = Begin(number);
        _heartbeat.Begin();
        try
        {
            var executing = Task.Run(() => _cells.ExecuteAsync(command));
            return Task.WaitAny(executing, running.Left) == 0
                ? executing.GetAwaiter().GetResult() with { LateMilliseconds = _heartbeat.WorstMilliseconds() }
                : new(number, clock.Elapsed.TotalMilliseconds, Error: null) { IsLeft = true };
        }
        finally
        {
            lock (_gate) _running = null;
            running.End();
            _input.Close();
        }
    }

    private RunningCell Begin(int number)
    {
        lock (_gate)
        {
            var running = _running = new(number, _cells);
            if (_interruptedAhead == number) StartInterrupt(running);
            return running;
        }
    }

    private void Interrupt(int? cell)
    {
        lock (_gate)
        {
            // An interrupt may overtake its cell, whose command may still wait in the queue.
            if (_running is { } running && (cell ?? running.Number) == running.Number) StartInterrupt(running);
            else _interruptedAhead = cell;
        }
    }

    // The interrupt needs a thread of its own, because it runs the callbacks of the cell's token. They may take long.
    private void StartInterrupt(RunningCell running) => new Thread(() =>
    {
        _input.Interrupt();
        _cells.Interrupt();
        running.LeaveWhenSuspended();
    }) { IsBackground = true, Name = "Interrupt" }.Start();

    private void End()
    {
        _cells.Drop();
        Collector.Run(rounds: 2);
        _outbox.SendLast(new Finished(_unobserved.Report(), ProcessEnd.PeakBytes));
        _lastWords.ExitIsWanted();
        ProcessEnd.Normally();
    }
}
