using Notebooks.Cli;
using Notebooks.Compiling;
using Notebooks.Inspecting;
using Notebooks.Jupyter.Language;

// Before the command line, whose libraries must not be loaded when this process is to compile.
if (args is [CompilerWorker.Mode])
    return CompilerWorker.Run();
if (args is [InspectorWorker.Mode, var process])
    return InspectorWorker.Run(process);
if (args is [LanguageWorker.Mode])
    return await LanguageWorker.RunAsync();

using var orphans = new Orphans();
return await CommandLine.RunAsync(args);
