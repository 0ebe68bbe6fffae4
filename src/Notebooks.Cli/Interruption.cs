using System.Runtime.InteropServices;

namespace Notebooks.Cli;

/// <summary>Turns Ctrl+C and SIGTERM into a cancelled token, so that hosts are stopped and the summary is printed; the second signal ends the process at once.</summary>
internal sealed class Interruption : IDisposable
{
    // It stays when this is disposed, for a signal that is under way.
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _registrations;
    private int _signals;

    public Interruption() =>
        _registrations = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Hear), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Hear)];

    public CancellationToken Token => _source.Token;

    public bool Happened => _source.IsCancellationRequested;

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
    }

    /// <summary>A signal has come. It may be one that was under way when this was disposed.</summary>
    internal void Hear(PosixSignalContext signal)
    {
        signal.Cancel = true;
        if (Interlocked.Increment(ref _signals) == 1)
        {
            _source.Cancel();
            return;
        }

        // The live table has hidden the cursor. The process ends before the table can show it again.
        if (!Console.IsOutputRedirected)
            Console.Write("\e[?25h");
        Environment.Exit(ExitCode.Interrupted);
    }
}
