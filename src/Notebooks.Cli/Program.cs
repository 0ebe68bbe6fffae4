using Notebooks.Cli;
using Notebooks.Compiling;

// Before the command line, whose libraries must not be loaded when this process is to compile.
if (args is [CompilerWorker.Mode])
    return CompilerWorker.Run();

return await CommandLine.RunAsync(args);
