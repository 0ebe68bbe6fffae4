namespace Notebooks.Processes;

/// <summary>
/// Ctrl+C reaches all processes of a terminal at the same time. Hosts and workers ignore it as soon as they run, but it
/// ends them while they start. This process may then learn of their end before it learns of Ctrl+C.
/// </summary>
internal static class Interruptions
{
    /// <summary>The exit code of a process that SIGINT has ended.</summary>
    public const int ExitCode = 128 + 2;

    private static readonly TimeSpan Latest = TimeSpan.FromSeconds(1);

    /// <summary>Waits a moment for this process's own request to stop, when Ctrl+C has ended another process.</summary>
    /// <param name="cancellationToken">The request.</param>
    /// <returns>Whether the request came.</returns>
    public static async Task<bool> IsComingAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Latest, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return cancellationToken.IsCancellationRequested;
    }
}
