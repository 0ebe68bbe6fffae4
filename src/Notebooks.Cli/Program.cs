using Notebooks.Cli;

// Kept apart from the command line, whose libraries must not be loaded when this process is something else.
return await CommandLine.RunAsync(args);
