using System.Runtime.InteropServices;
using Notebooks.Cli;
using Notebooks.Compiling;
using Notebooks.Inspecting;
using Notebooks.Jupyter.Language;

// Ctrl+C reaches every process of the terminal. Only the process that the user started handles it; workers ignore it.
using var interrupts = args is [CompilerWorker.Mode or LanguageWorker.Mode] or [InspectorWorker.Mode, _]
    ? PosixSignalRegistration.Create(PosixSignal.SIGINT, static signal => signal.Cancel = true) : null;

// Workers start here, because the libraries of the command line must not be loaded in a compiler process.
if (args is [CompilerWorker.Mode])
    return CompilerWorker.Run();
if (args is [InspectorWorker.Mode, var process])
    return InspectorWorker.Run(process);
if (args is [LanguageWorker.Mode])
    return await LanguageWorker.RunAsync();

try
{
    return await Commands();
}
catch (Exception e) when (Shortage.Of(e) is not null)
{
    Console.Error.WriteLine($"nb: {Shortage.Of(e)}");
    return ExitCode.Failed;
}

// A method of its own: a part of the program that cannot be loaded throws where it is first needed.
async Task<int> Commands()
{
    using var orphans = new Orphans();
    return await CommandLine.RunAsync(args);
}
