namespace Notebooks.Cli;

/// <summary>Tells when the system has too little for the command to run at all. Little may be loaded by then, so this needs little.</summary>
internal static class Shortage
{
    /// <summary>What to say about an exception that no command has handled, or null when it is a mistake of ours.</summary>
    /// <param name="exception">The exception.</param>
    public static string? Of(Exception exception) => exception switch
    {
        // The runtime says that a file is missing, too, when it may open no further one.
        FileNotFoundException { FileName: { } name } or FileLoadException { FileName: { } name } when name.Contains("Version=", StringComparison.Ordinal) =>
            $"the part {name.Split(',')[0]} could not be loaded. Either it is missing, or this process may not open more files: `ulimit -n` says how many, and 256 are enough.",
        OutOfMemoryException => $"the system gave no more memory, or no further thread: {exception.Message}",
        _ => null,
    };
}
