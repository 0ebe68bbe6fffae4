namespace Lessons.World;

/// <summary>How a child process ended.</summary>
/// <param name="ExitCode">0 after a normal end; null when it had to be killed.</param>
/// <param name="Output">The text that it printed.</param>
/// <param name="Error">What it or the runtime printed to the standard error stream, such as an unhandled exception.</param>
/// <param name="Elapsed">How long it lived, including its start.</param>
public sealed record ChildResult(int? ExitCode, string Output, string Error, TimeSpan Elapsed)
{
    /// <summary>Whether it had to be killed, because it did not end by itself.</summary>
    public bool Killed => ExitCode is null;
}
