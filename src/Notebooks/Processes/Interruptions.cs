namespace Notebooks.Processes;

/// <summary>
/// Ctrl+C reaches all processes of a terminal at the same time. Those that work for this one ignore it as soon as they run;
/// while they start, it ends them, and this process may learn of their end before it learns why.
/// </summary>
internal static class Interruptions
{
    /// <summary>The exit code of a process that SIGINT has ended.</summary>
    public const int ExitCode = 128 + 2;

    private static readonly TimeSpan Latest = TimeSpan.FromSeconds(1);

    /// <summary>Waits a moment for the request to stop that ended another process, too.</summary>
    /// <param name="cancellationToken">The request.</param>
    /// <returns>Whether it came.</returns>
    public static async Task<bool> IsComingAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Latest, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return cancellationToken.IsCancellationRequested;
    }
}
