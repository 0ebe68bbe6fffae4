using System.Collections.Immutable;

namespace Notebooks.Running;

/// <summary>Why a cell failed.</summary>
public enum FailureKind
{
    /// <summary>It does not compile.</summary>
    CompileError,

    /// <summary>It threw.</summary>
    Exception,

    /// <summary>It should have thrown, warned or not compiled, and did something else.</summary>
    Expectation,

    /// <summary>It did not end within its time.</summary>
    Timeout,

    /// <summary>The process that ran it ended.</summary>
    HostDied,

    /// <summary>It used more memory than a notebook may.</summary>
    OutOfMemory,

    /// <summary>It left work under way or exceptions unseen, in a strict run.</summary>
    Unfinished,

    /// <summary>The compiler crashed on it or did not finish.</summary>
    CompilerDied,

    /// <summary>It asks for something this engine does not do, or for a file that is not there.</summary>
    Unsupported,

    /// <summary>The check of an unsolved exercise passed.</summary>
    CheckPassedUnsolved,
}

/// <summary>A failure, with everything a report needs to show it.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Message">One sentence or paragraph: what happened and, where it helps, what to do.</param>
/// <param name="Line">One-based line within the cell, or 0 when unknown.</param>
/// <param name="Details">Further lines: diagnostics, or the exception with its stack, without frames of the engine.</param>
public sealed record Failure(FailureKind Kind, string Message, int Line, ImmutableArray<string> Details)
{
    /// <summary>File of the line, as <see cref="Planning.ImportedFile.Name"/>, when it is not the notebook itself but something the cell imports.</summary>
    public string? ImportedFile { get; init; }

    /// <summary>How late timers were while the cell ran, in milliseconds, if a claim failed and late timers may explain that; else 0.</summary>
    public double TimersLateMilliseconds { get; init; }

    /// <summary>The earlier cell from whose failure this one follows, or null.</summary>
    public int? FollowsFrom { get; init; }

    /// <summary>The text of <see cref="ImportedFile"/> to which the line belongs, or null.</summary>
    public string? ImportedText { get; init; }
}
