using Notebooks.Planning;

namespace Notebooks.Compiling;

/// <summary>Compiles the submissions of one notebook, in order and ahead of their execution.</summary>
internal sealed class NotebookCompiler : ISubmissionSource
{
    private readonly Dictionary<Submission, Task<Compiled>> _results;

    private NotebookCompiler(Dictionary<Submission, Task<Compiled>> results) => _results = results;

    /// <summary>Begins to compile all submissions of a plan.</summary>
    public static NotebookCompiler Start(Plan plan, SubmissionChain chain, CancellationToken cancellationToken)
    {
        var promises = plan.Cells
            .SelectMany(c => c.Steps.OfType<Submission>())
            .ToDictionary(s => s, _ => new TaskCompletionSource<Compiled>(TaskCreationOptions.RunContinuationsAsynchronously), ReferenceEqualityComparer.Instance as IEqualityComparer<Submission>);
        _ = CompileAllAsync(chain, promises, cancellationToken);
        return new(promises.ToDictionary(p => p.Key, p => p.Value.Task, promises.Comparer));
    }

    public IReadOnlyList<Submission> Submissions => [.. _results.Keys];

    /// <summary>The result of a submission of the plan, once it is known.</summary>
    public Task<Compiled> CompileAsync(Submission submission, CancellationToken cancellationToken) => _results[submission].WaitAsync(cancellationToken);

    /// <summary>Does nothing. The submissions are compiled ahead, and each one that compiles is kept for those after it.</summary>
    public void Keep(Submission submission, CompiledSubmission compiled)
    {
    }

    private static async Task CompileAllAsync(SubmissionChain chain, Dictionary<Submission, TaskCompletionSource<Compiled>> promises, CancellationToken cancellationToken)
    {
        foreach (var (submission, promise) in promises)
        {
            try
            {
                var compiled = await chain.CompileAsync(submission, cancellationToken).ConfigureAwait(false);
                // Later submissions ignore a submission that does not compile.
                if (compiled.Submission.Succeeded) chain.Keep(submission, compiled.Submission);
                promise.SetResult(compiled);
            }
            catch (Exception e)
            {
                promise.SetException(e is OperationCanceledException or CompilerDiedException ? e : new CompilerDiedException($"the compiler cannot be used: {e.Message}") { IsOfText = false });
                _ = promise.Task.Exception;
            }
        }
    }
}

/// <summary>A compiled submission and whether the compiler was needed for it.</summary>
internal sealed record Compiled(CompiledSubmission Submission, bool WasCached);
