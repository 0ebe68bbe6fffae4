using System.IO.Pipes;
using System.Runtime.InteropServices;
using Notebooks.Hosting.Input;
using Notebooks.Hosting.Lifetime;
using Notebooks.Protocol;

namespace Notebooks.Hosting;

/// <summary>The program of a host, from its command line to its end.</summary>
internal static class HostProgram
{
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(10);

    /// <summary>Serves the runner that has started this process.</summary>
    /// <param name="name">Name of the program.</param>
    /// <param name="args">Its command line: the name of the runner's pipe.</param>
    /// <param name="create">Makes what runs the cells.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string name, string[] args, Func<Outbox, InputBroker, ICellExecutor> create)
    {
        if (args is not [var pipeName])
        {
            Console.Error.WriteLine($"{name} executes the cells of one notebook for the runner, which starts it: {name} <pipe-name>");
            return 2;
        }

        // Ctrl+C reaches every process of the terminal, but only the runner decides what to do.
        using var interrupts = PosixSignalRegistration.Create(PosixSignal.SIGINT, static signal => signal.Cancel = true);

        Inspection.Allow();
        HostSwitches.Take();

        // The pipe is asynchronous only because Windows cannot write to a synchronous handle while it is being read.
        using var pipe = new NamedPipeClientStream(".", pipeName, PipeDirection.InOut, PipeOptions.CurrentUserOnly | PipeOptions.Asynchronous);
        try
        {
            pipe.Connect(ConnectLimit);
        }
        catch (Exception exception) when (exception is TimeoutException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{name} cannot reach its runner over the pipe \"{pipeName}\": {exception.Message}");
            return 2;
        }

        var channel = new MessageStream(pipe);
        var session = new HostSession(new Outbox(channel), create);
        session.Run(CommandReader.Start(channel, session.TakeUrgent));
        return 0;
    }
}
