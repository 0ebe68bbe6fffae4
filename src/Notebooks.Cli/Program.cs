using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Notebooks.Cli;
using Notebooks.Compiling;
using Notebooks.Inspecting;
using Notebooks.Running;
using Notebooks.Workspaces.Language;

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

if (Shortage.Find() is { } shortage)
{
    // Console may need a thread of its own.
    using var error = new FileStream(new SafeFileHandle(2, ownsHandle: false), FileAccess.Write, bufferSize: 0);
    error.Write(Encoding.UTF8.GetBytes($"nb: {shortage}\n"));
    return ExitCode.Failed;
}

args = FrontEnd.Resolve(args);
using var orphans = new Orphans();
await using var first = FirstNotebook.Among(args) is { } notebook ? FirstHost.Start(notebook) : null;
return await CommandLine.RunAsync(args, first);
