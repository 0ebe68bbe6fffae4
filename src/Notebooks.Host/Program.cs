using System.IO.Pipes;
using System.Runtime.InteropServices;
using Notebooks.Host;
using Notebooks.Host.Lifetime;
using Notebooks.Host.Protocol;

if (args is not [var pipeName])
{
    Console.Error.WriteLine("Notebooks.Host executes the cells of one notebook for the runner, which starts it: Notebooks.Host <pipe-name>");
    return 2;
}

// Ctrl+C reaches every process of the terminal: only the runner decides what it means.
using var interrupts = PosixSignalRegistration.Create(PosixSignal.SIGINT, static signal => signal.Cancel = true);

Inspection.Allow();

// Asynchronous only because a synchronous handle on Windows cannot be written while it is being read.
using var pipe = new NamedPipeClientStream(".", pipeName, PipeDirection.InOut, PipeOptions.CurrentUserOnly | PipeOptions.Asynchronous);
try
{
    pipe.Connect(TimeSpan.FromSeconds(10));
}
catch (Exception exception) when (exception is TimeoutException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"Notebooks.Host cannot reach its runner over the pipe \"{pipeName}\": {exception.Message}");
    return 2;
}

var channel = new MessageStream(pipe);
var session = new Session(new Outbox(channel));
session.Run(CommandReader.Start(channel, session.TakeUrgent));
return 0;
