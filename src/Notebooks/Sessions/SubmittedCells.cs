using Notebooks.Formats;
using Notebooks.Planning;
using Notebooks.Protocol;

namespace Notebooks.Sessions;

/// <summary>Sends cells as text to a host that has its own compiler.</summary>
internal sealed class SubmittedCells : ICellBackEnd
{
    public IReadOnlyList<Submission> Submissions => [];

    public async Task<CellEnding> RunAsync(CellRun run)
    {
        foreach (var step in run.Cell.Steps)
        {
            run.Stopping.ThrowIfCancellationRequested();
            var ending = step switch
            {
                Problem problem => new CellEnding.Impossible(problem),
                WholeCell cell => await SubmitAsync(run, cell.Language, new(cell.Document, ScriptClass: "", cell.Text, null)).ConfigureAwait(false),
                Submission submission => await SubmitAsync(run, Languages.CSharp, submission).ConfigureAwait(false),
                _ => throw new InvalidOperationException($"A step of kind {step.GetType().Name} cannot be submitted."),
            };
            if (ending is not CellEnding.Completed) return ending;
        }
        return new CellEnding.Completed();
    }

    private static Task<CellEnding> SubmitAsync(CellRun run, string language, Submission submission) =>
        run.AskAsync(new Submit(run.Cell.Number, submission.Text, language) { AllowsInput = run.AllowsInput }, submission);
}
