using Notebooks.Planning;

namespace Notebooks.Compiling;

/// <summary>Compiles the submissions of one notebook, each chained to those kept before it.</summary>
internal interface ISubmissionSource
{
    /// <summary>The submissions kept so far, first to last.</summary>
    IReadOnlyList<Submission> Submissions { get; }

    /// <summary>Compiles a submission that would come next.</summary>
    /// <exception cref="CompilerDiedException">The compiler crashed on it or did not finish.</exception>
    Task<Compiled> CompileAsync(Submission submission, CancellationToken cancellationToken);

    /// <summary>Puts a submission that compiles at the end, for those after it.</summary>
    void Keep(Submission submission, CompiledSubmission compiled);
}
