using Notebooks.Compiling;
using Notebooks.Formats;
using Notebooks.Inspecting;
using Notebooks.Planning;
using Notebooks.Processes;
using Notebooks.Protocol;

namespace Notebooks.Sessions;

/// <summary>How a cell came to its end, before anybody asks whether it should have.</summary>
internal abstract record CellEnding
{
    /// <summary>Whether the process that ran it is gone, and every variable with it.</summary>
    public virtual bool HasLostHost => false;

    /// <summary>It ran to its last line.</summary>
    public sealed record Completed : CellEnding;

    /// <summary>The compiler refused it.</summary>
    public sealed record Refused(Submission Submission, Diagnostic[] Diagnostics) : CellEnding;

    /// <summary>It threw.</summary>
    /// <param name="Submission">What was running, or null when it was not compiled from a submission.</param>
    /// <param name="Error">The exception.</param>
    public sealed record Threw(Submission? Submission, Error Error) : CellEnding
    {
        /// <summary>The text that a kernel of the host was given, when that is what failed; or null.</summary>
        public KernelCode? Code { get; init; }
    }

    /// <summary>It asks for what cannot be done.</summary>
    public sealed record Impossible(Problem Problem) : CellEnding;

    /// <summary>The compiler crashed on it or did not finish.</summary>
    /// <param name="What">What happened.</param>
    /// <param name="IsOfText">Whether the text of the cell did it; otherwise no compiler could be had.</param>
    public sealed record CompilerGone(string What, bool IsOfText) : CellEnding
    {
        /// <summary>Sentences about the cell, which its name has to precede.</summary>
        public string Sentence => $"cannot be compiled: {What.Ended()}{(IsOfText ? " Make its expressions or its nesting smaller." : "")}";
    }

    /// <summary>Its time, or the notebook's, was up.</summary>
    /// <param name="IsNotebook">Whether it was the notebook's.</param>
    /// <param name="Limit">The time there was.</param>
    /// <param name="Where">Where the cell was then.</param>
    public sealed record OutOfTime(bool IsNotebook, TimeSpan Limit, Whereabouts Where) : CellEnding
    {
        /// <summary>What was running, or null when it was not compiled from a submission.</summary>
        public Submission? Submission { get; init; }

        /// <inheritdoc/>
        public override bool HasLostHost => true;
    }

    /// <summary>The process ended under it.</summary>
    public sealed record HostGone(Death Death) : CellEnding
    {
        /// <inheritdoc/>
        public override bool HasLostHost => true;
    }

    /// <summary>Somebody did not want it any more while it was suspended at an await: it was left there, and does not go on. All variables are kept.</summary>
    public sealed record Left : CellEnding;

    /// <summary>Somebody did not want it any more.</summary>
    /// <param name="HasLostHost">Whether it did not stop by itself, so that its process was ended; otherwise it had not begun.</param>
    public sealed record Interrupted(bool HasLostHost) : CellEnding
    {
        /// <inheritdoc/>
        public override bool HasLostHost { get; } = HasLostHost;
    }
}
