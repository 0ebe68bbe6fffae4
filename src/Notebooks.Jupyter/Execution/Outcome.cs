using Notebooks.Running;

namespace Notebooks.Jupyter.Execution;

/// <summary>How the execution of a cell ended.</summary>
internal abstract record Outcome
{
    /// <summary>It ran to its last line.</summary>
    /// <param name="Warnings">What the compiler warned of.</param>
    public sealed record Completed(IReadOnlyList<CellWarning> Warnings) : Outcome;

    /// <summary>It did not.</summary>
    /// <param name="Name">Type of the exception, code of the compiler's error, or what else happened.</param>
    /// <param name="Message">What is wrong.</param>
    /// <param name="Traceback">The message and where it comes from, line by line.</param>
    public sealed record Failed(string Name, string Message, string[] Traceback) : Outcome;
}
