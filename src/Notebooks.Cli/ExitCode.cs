namespace Notebooks.Cli;

/// <summary>The exit codes of the command.</summary>
internal static class ExitCode
{
    public const int Passed = 0;
    public const int Failed = 1;
    public const int Usage = 2;
    public const int Interrupted = 130;

    /// <summary>The exit code of work that may have been interrupted.</summary>
    /// <param name="interrupted">Whether the user stopped it.</param>
    /// <param name="passed">Whether everything went as it should.</param>
    public static int Of(bool interrupted, bool passed) => interrupted ? Interrupted : passed ? Passed : Failed;
}
