using System.Collections.Concurrent;
using Microsoft.DotNet.Interactive;
using Notebooks.Host.Display;
using Notebooks.Host.Execution;
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
    private readonly LastWords _lastWords;
    private readonly UnobservedExceptions _unobserved = new();

    public Session(Outbox outbox)
    {
        _outbox = outbox;
        _console = new(outbox);
        _display = new(outbox);
        _submissions = new(_display);
        _lastWords = new(outbox, _submissions);
        Displays.Sink = _display;
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
    private Executed Execute(Execute command) => Task.Run(() => _submissions.ExecuteAsync(command)).GetAwaiter().GetResult();

    private void End()
    {
        _submissions.Drop();
        Collector.Run(rounds: 2);
        _outbox.SendLast(new Finished(_unobserved.Report(), ProcessEnd.PeakBytes));
        _lastWords.ExitIsWanted();
        ProcessEnd.Normally();
    }
}
