using Notebooks.Compiling;
using Notebooks.Protocol;
using Notebooks.Planning;
using Notebooks.Running;

namespace Notebooks.Jupyter.Execution;

/// <summary>Carries out one step of a cell.</summary>
internal sealed class StepRun(HostSession host, SubmissionChain chain, Execution execution, CellRequest request)
{
    /// <summary>Whether what it declares is there for later cells.</summary>
    public bool Keep { get; init; }

    public IReadOnlyList<CellWarning> Warnings { get; private set; } = [];

    public double Milliseconds { get; private set; }

    /// <returns>Why the cell fails, or null when it does not.</returns>
    /// <exception cref="HostGoneException">The host has ended.</exception>
    public async Task<Outcome.Failed?> CarryOutAsync(Step step)
    {
        if (execution.Interrupted.IsCancellationRequested) return Stopped();
        switch (step)
        {
            case Problem problem:
                return Tracebacks.Of(problem, request.Number);
            case Presentation presentation:
                await AskAsync(new Show(request.Number, presentation.MimeType, presentation.Content)).ConfigureAwait(false);
                return null;
            case Submission submission:
                return await RunAsync(submission).ConfigureAwait(false);
            default:
                throw new InvalidOperationException($"A step of kind {step.GetType().Name} cannot be carried out.");
        }
    }

    private async Task<Outcome.Failed?> RunAsync(Submission submission)
    {
        CompiledSubmission compiled;
        try
        {
            compiled = (await chain.CompileAsync(submission, execution.Interrupted).ConfigureAwait(false)).Submission;
        }
        catch (OperationCanceledException)
        {
            return Stopped();
        }
        catch (CompilerDiedException e)
        {
            return new("CompilerEnded", $"This cell cannot be compiled: {e.Message}. Make its expressions or its nesting smaller.", [$"{Tracebacks.Name(request.Number)} cannot be compiled: {e.Message}. Make its expressions or its nesting smaller."]);
        }

        if (!compiled.Succeeded) return Tracebacks.Of(submission, compiled.Diagnostics);
        Warnings = [.. compiled.Diagnostics.Select(d => new CellWarning(d.Code, d.Message, d.Document == submission.Document ? d.Line : 0))];
        // What is not executed must not be there for later cells.
        if (execution.Interrupted.IsCancellationRequested) return Stopped();
        if (Keep) chain.Append(submission, compiled);
        // Nothing but usings or comments. A cell that only names a package has no code either, but tells where later ones find theirs.
        if (compiled is { Assembly: [], References: [] }) return null;

        var executed = await AskAsync(new Execute(request.Number, compiled.Assembly, submission.ScriptClass, compiled.HasValue, compiled.References) { NeedsKernels = compiled.NeedsKernels, AllowsInput = request.AllowsInput }).ConfigureAwait(false);
        Milliseconds = executed.Milliseconds;
        return executed.Error is { } error ? Tracebacks.Of(error, Warnings) : null;
    }

    private async Task<Executed> AskAsync(Notebooks.Protocol.Command command) =>
        await host.AskAsync(command, CancellationToken.None).ConfigureAwait(false) ?? throw new HostGoneException();

    private Outcome.Failed Stopped() => new("Interrupted", "The cell was interrupted before it ran.", [$"{Tracebacks.Name(request.Number)} was interrupted before it ran."]);
}

/// <summary>The host has ended under a cell.</summary>
internal sealed class HostGoneException : Exception;
