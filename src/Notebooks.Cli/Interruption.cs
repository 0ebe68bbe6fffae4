using System.Runtime.InteropServices;

namespace Notebooks.Cli;

/// <summary>Turns Ctrl+C and SIGTERM into a cancelled token, so that hosts are stopped and the summary is printed; the second signal ends the process at once.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _registrations;
    private int _signals;

    public Interruption() =>
        _registrations = [Listen(PosixSignal.SIGINT), Listen(PosixSignal.SIGTERM)];

    public CancellationToken Token => _source.Token;

    public bool Happened => _source.IsCancellationRequested;

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
        _source.Dispose();
    }

    private PosixSignalRegistration Listen(PosixSignal signal) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref _signals) == 1)
        {
            _source.Cancel();
            return;
        }

        // The live table has hidden the cursor. The process ends before the table can show it again.
        if (!Console.IsOutputRedirected)
            Console.Write("\e[?25h");
        Environment.Exit(ExitCode.Interrupted);
    });
}
