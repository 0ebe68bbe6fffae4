using System.Diagnostics;
using System.Runtime.InteropServices;
using Notebooks.Jupyter.Execution;
using Notebooks.Jupyter.Messages;
using Notebooks.Jupyter.Serving;
using Notebooks.Jupyter.Transport;
using Notebooks.Workspaces.Language;

namespace Notebooks.Jupyter;

/// <summary>A kernel from its connection file to its end.</summary>
internal static class JupyterKernel
{
    private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(1);

    // Both live as long as the process. A front end may send a signal right after its request to shut down, and the processes
    // that were started must still be ended.
    private static readonly CancellationTokenSource End = new();
    private static readonly PosixSignalRegistration Terminations = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Intercept(signal, End.Cancel));

    /// <summary>Serves clients until one of them asks for the end, or the process that started the kernel has gone.</summary>
    /// <param name="connectionFile">Path of the connection file.</param>
    /// <param name="folder">The notebook's folder.</param>
    /// <param name="cacheFolder">Folder of the compile cache, or null to use none.</param>
    /// <exception cref="KernelException">The connection file is not usable, or its ports are not.</exception>
    public static async Task RunAsync(string connectionFile, string folder, string? cacheFolder)
    {
        // The first use of this field registers the handler.
        GC.KeepAlive(Terminations);
        var connection = ConnectionFile.Read(connectionFile);
        foreach (var warning in connection.Warnings) Log(warning);
        var codec = new Codec(connection.Key);
        await using var transport = Bind(connection, codec);
        var iopub = new IoPub(transport, codec);
        using var outputs = new Outputs(iopub);
        var questions = new InputRequests(transport, codec, Log);
        var frontEnd = new FrontEnd(outputs, questions);
        await using var engine = new CellEngine(folder, cacheFolder, frontEnd.Take, frontEnd.TakeDeath);
        await using var language = new LanguageService();
        using var warmUp = new WarmUp(language, () => engine.Context);
        var common = new CommonRequests(connection, Log);

        using var interrupts = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Intercept(signal, engine.Interrupt));
        iopub.Status("starting", null);
        engine.WarmUp();
        Task[] serving =
        [
            new ShellDispatcher(transport, codec, iopub, common, engine, outputs, language, warmUp, Log).RunAsync(End.Token),
            new ControlDispatcher(transport, codec, iopub, common, engine.Interrupt, Log).RunAsync(End.Token),
            questions.RunAsync(engine.Answer, End.Token),
        ];
        var ended = await Task.WhenAny([common.Shutdown, ParentGoneAsync(End.Token), .. serving]).ConfigureAwait(false);
        await transport.DrainAsync(DrainLimit).ConfigureAwait(false);
        await End.CancelAsync().ConfigureAwait(false);
        // If the kernel can no longer serve, it must not end as if a client had asked for the end.
        if (ended.IsFaulted) await ended.ConfigureAwait(false);
    }

    private static NetMQTransport Bind(ConnectionFile connection, Codec codec)
    {
        try
        {
            return NetMQTransport.Bind(connection.Address, connection.Ports, codec.Refuse, Log);
        }
        catch (IOException e)
        {
            throw new KernelException(e.Message);
        }
    }

    private static void Intercept(PosixSignalContext signal, Action act)
    {
        signal.Cancel = true;
        act();
    }

    // A front end that was killed sends no request to shut down. Jupyter names the process under which it started the kernel.
    private static async Task ParentGoneAsync(CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsWindows() && int.TryParse(Environment.GetEnvironmentVariable("JPY_PARENT_PID"), out var parent))
        {
            try
            {
                using var process = Process.GetProcessById(parent);
                await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
                Log("The process that started the kernel has gone.");
                return;
            }
            catch (ArgumentException)
            {
                return;
            }
        }
        await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(false);
    }

    // Front ends show a kernel's standard error in their own log.
    private static void Log(string line) => Console.Error.WriteLine($"nb kernel: {line}");
}
