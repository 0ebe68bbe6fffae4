using System.Globalization;
using Notebooks.Compiling;
using Notebooks.Planning;
using Notebooks.Protocol;

namespace Notebooks.Sessions;

/// <summary>Runs cells as compiled submissions. Only this class knows what each kind of step does.</summary>
/// <param name="source">Compiles submissions, each chained to those before it.</param>
internal sealed class CompiledCells(ISubmissionSource source) : ICellBackEnd
{
    public IReadOnlyList<Submission> Submissions => source.Submissions;

    public async Task<CellEnding> RunAsync(CellRun run)
    {
        foreach (var step in run.Cell.Steps)
        {
            run.Stopping.ThrowIfCancellationRequested();
            if (await CarryOutAsync(step, run).ConfigureAwait(false) is var ending and not CellEnding.Completed) return ending;
        }
        if (run.Cell.IsTimed)
            await run.ShowAsync(MimeTypes.Plain, string.Create(CultureInfo.InvariantCulture, $"Wall time: {run.Milliseconds:0.####}ms")).ConfigureAwait(false);
        return new CellEnding.Completed();
    }

    private async Task<CellEnding> CarryOutAsync(Step step, CellRun run) => step switch
    {
        Problem problem => new CellEnding.Impossible(problem),
        Presentation presentation => await run.AskAsync(new Show(run.Cell.Number, presentation.MimeType, presentation.Content)).ConfigureAwait(false),
        KernelCode code => await SubmitAsync(code, run).ConfigureAwait(false),
        Submission submission => await ExecuteAsync(submission, run).ConfigureAwait(false),
        _ => throw new InvalidOperationException($"A step of kind {step.GetType().Name} cannot be carried out."),
    };

    private static async Task<CellEnding> SubmitAsync(KernelCode code, CellRun run)
    {
        var ending = await run.AskAsync(new Submit(run.Cell.Number, code.Text, code.Kernel) { AllowsInput = run.AllowsInput }).ConfigureAwait(false);
        return ending is CellEnding.Threw threw ? threw with { Code = code } : ending;
    }

    private async Task<CellEnding> ExecuteAsync(Submission submission, CellRun run)
    {
        Compiled compiled;
        try
        {
            compiled = await source.CompileAsync(submission, run.Stopping).ConfigureAwait(false);
        }
        catch (CompilerDiedException e)
        {
            return new CellEnding.CompilerGone(e.Message, e.IsOfText);
        }

        var result = compiled.Submission;
        run.Take(submission, compiled);
        if (!result.Succeeded) return new CellEnding.Refused(submission, result.Diagnostics);
        // Later cells must not use the declarations of a submission that is not executed.
        run.Stopping.ThrowIfCancellationRequested();
        if (run.Keeps) source.Keep(submission, result);
        // The submission has only usings or comments. A cell that only names a package has no code either, but its references
        // tell the host where later cells find their assemblies.
        if (result is { Assembly: [], References: [] }) return new CellEnding.Completed();
        return await run.AskAsync(
            new Execute(run.Cell.Number, result.Assembly, submission.ScriptClass, result.HasValue, result.References) { NeedsKernels = result.NeedsKernels, AllowsInput = run.AllowsInput }, submission).ConfigureAwait(false);
    }
}
