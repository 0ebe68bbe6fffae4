using System.Runtime.InteropServices;

namespace Notebooks.Cli;

/// <summary>Turns Ctrl+C and SIGTERM into a cancelled token, so that hosts are stopped and the summary is printed; the second signal ends the process at once.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly PosixSignalRegistration[] registrations;
    private int signals;

    public Interruption() =>
        registrations = [Listen(PosixSignal.SIGINT), Listen(PosixSignal.SIGTERM)];

    public CancellationToken Token => source.Token;

    public bool Happened => source.IsCancellationRequested;

    public void Dispose()
    {
        foreach (var registration in registrations)
            registration.Dispose();
        source.Dispose();
    }

    private PosixSignalRegistration Listen(PosixSignal signal) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref signals) == 1)
        {
            source.Cancel();
            return;
        }

        // The live table hides the cursor and will not come to showing it again.
        if (!Console.IsOutputRedirected)
            Console.Write("\e[?25h");
        Environment.Exit(ExitCode.Interrupted);
    });
}
