using Notebooks.Compiling;
using Notebooks.Protocol;
using Notebooks.Planning;

namespace Notebooks.Running;

/// <summary>How a cell came to its end, before anybody asks whether it should have.</summary>
internal abstract record Ending
{
    /// <summary>It ran to its last line.</summary>
    public sealed record Completed : Ending;

    /// <summary>The compiler refused it.</summary>
    public sealed record Refused(Submission Submission, Diagnostic[] Diagnostics) : Ending;

    /// <summary>It threw.</summary>
    public sealed record Threw(Submission Submission, Error Error) : Ending;

    /// <summary>It asks for what cannot be done.</summary>
    public sealed record Impossible(Problem Problem) : Ending;

    /// <summary>The compiler crashed on it or did not finish.</summary>
    public sealed record CompilerGone(string What) : Ending;

    /// <summary>Its time, or the notebook's, was up.</summary>
    public sealed record OutOfTime(string What, string Advice, Whereabouts Where) : Ending;

    /// <summary>The process ended under it.</summary>
    public sealed record HostGone(Death Death) : Ending;
}
