using Notebooks.Cli;
using Notebooks.Compiling;
using Notebooks.Inspecting;

// Before the command line, whose libraries must not be loaded when this process is to compile.
if (args is [CompilerWorker.Mode])
    return CompilerWorker.Run();
if (args is [InspectorWorker.Mode, var process])
    return InspectorWorker.Run(process);

using var orphans = new Orphans();
return await CommandLine.RunAsync(args);
