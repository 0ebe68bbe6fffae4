namespace Notebooks.Cli;

/// <summary>How the command tells whoever started it what became of its work.</summary>
internal static class ExitCode
{
    public const int Passed = 0;
    public const int Failed = 1;
    public const int Usage = 2;
    public const int Interrupted = 130;

    /// <summary>The code of work that was done as far as somebody let it.</summary>
    /// <param name="interrupted">Whether somebody stopped it.</param>
    /// <param name="passed">Whether everything went as it should.</param>
    public static int Of(bool interrupted, bool passed) => interrupted ? Interrupted : passed ? Passed : Failed;
}
