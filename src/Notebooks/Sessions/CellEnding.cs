using Notebooks.Compiling;
using Notebooks.Formats;
using Notebooks.Inspecting;
using Notebooks.Planning;
using Notebooks.Processes;
using Notebooks.Protocol;

namespace Notebooks.Sessions;

/// <summary>How a cell ended. Whether that is a failure is decided later.</summary>
internal abstract record CellEnding
{
    /// <summary>Whether the process that ran it is gone, and every variable with it.</summary>
    public virtual bool HasLostHost => false;

    /// <summary>It ran to its last line.</summary>
    public sealed record Completed : CellEnding;

    /// <summary>The compiler refused it.</summary>
    public sealed record Refused(Submission Submission, Diagnostic[] Diagnostics) : CellEnding;

    /// <summary>It threw.</summary>
    /// <param name="Submission">The submission that was running; null when the code was not compiled from one.</param>
    /// <param name="Error">The exception.</param>
    public sealed record Threw(Submission? Submission, Error Error) : CellEnding
    {
        /// <summary>The text that was given to a kernel of the host, when that text failed; or null.</summary>
        public KernelCode? Code { get; init; }

        /// <summary>Whether it only repeats a claim that the cell has shown before, and that does not hold.</summary>
        public bool IsFailedClaim { get; init; }

        /// <summary>What is left to say when <see cref="IsFailedClaim"/>.</summary>
        /// <param name="cell">The cell, as the front end names it.</param>
        public string ClaimSentence(string cell)
        {
            var line = Submission is { ImportedFile: null } ran ? Error.LineIn(ran.Document) : 0;
            return $"The claim above does not hold: {cell}{(line > 0 ? $", line {line}" : "")}.";
        }
    }

    /// <summary>It checks an exercise, and has thrown, because the starter stands where an answer belongs.</summary>
    /// <param name="Starter">The number of the starter's cell.</param>
    public sealed record Unsolved(int Starter) : CellEnding
    {
        /// <summary>Its name where an exception has the name of its type.</summary>
        public const string Name = "NotSolved";

        /// <summary>What to do.</summary>
        /// <param name="starter">The cell of the starter, as the front end names it.</param>
        public static string Sentence(string starter) => $"Not solved yet: replace the `throw` in {starter}.";
    }

    /// <summary>It asks for something that cannot be done.</summary>
    public sealed record Impossible(Problem Problem) : CellEnding;

    /// <summary>The compiler crashed on it or did not finish.</summary>
    /// <param name="What">What happened.</param>
    /// <param name="IsOfText">Whether the text of the cell caused it; otherwise no compiler was available.</param>
    public sealed record CompilerGone(string What, bool IsOfText) : CellEnding
    {
        /// <summary>Sentences about the cell. The name of the cell has to come before them.</summary>
        public string Sentence => $"cannot be compiled: {What.Ended()}{(IsOfText ? " Make its expressions or its nesting smaller." : "")}";
    }

    /// <summary>The time limit of the cell or of the notebook was reached.</summary>
    /// <param name="IsNotebook">Whether it was the limit of the notebook.</param>
    /// <param name="Limit">The time limit.</param>
    /// <param name="Where">Where the cell was then.</param>
    public sealed record OutOfTime(bool IsNotebook, TimeSpan Limit, Whereabouts Where) : CellEnding
    {
        /// <summary>The submission that was running; null when the code was not compiled from one.</summary>
        public Submission? Submission { get; init; }

        /// <inheritdoc/>
        public override bool HasLostHost => true;
    }

    /// <summary>The host process ended while the cell ran.</summary>
    public sealed record HostGone(Death Death) : CellEnding
    {
        /// <inheritdoc/>
        public override bool HasLostHost => true;
    }

    /// <summary>It was interrupted while it was suspended at an await. It stays suspended and does not go on. All variables are kept.</summary>
    public sealed record Left : CellEnding;

    /// <summary>It was interrupted.</summary>
    /// <param name="HasLostHost">Whether it did not stop, so that its process was ended; otherwise it had not begun.</param>
    public sealed record Interrupted(bool HasLostHost) : CellEnding
    {
        /// <inheritdoc/>
        public override bool HasLostHost { get; } = HasLostHost;
    }
}
