namespace Testing;

/// <summary>A program that has ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Out">What it wrote to standard output.</param>
/// <param name="Error">What it wrote to standard error.</param>
public sealed record Ended(int ExitCode, string Out, string Error)
{
    /// <summary>Both, standard output first.</summary>
    public string Text => Out + Error;
}
