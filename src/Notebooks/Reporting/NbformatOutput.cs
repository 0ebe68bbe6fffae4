using System.Text.Json.Nodes;
using Notebooks.Formats;
using Notebooks.Running;

namespace Notebooks.Reporting;

/// <summary>Outputs of a run in the form in which an .ipynb stores them.</summary>
internal static class NbformatOutput
{
    public static JsonObject From(Output output, int executionCount) => Of(output, executionCount).Stored();

    public static JsonObject From(Failure failure) =>
        NbOutput.Error(Spelling.Of(failure.Kind), failure.Message, [failure.Message, .. failure.Details.IsDefault ? [] : failure.Details]).Stored();

    private static NbOutput Of(Output output, int executionCount) => output switch
    {
        TextOutput text => NbOutput.Stream(text.IsError, text.Text),
        // The data is copied, because a JSON node can be in only one JSON object.
        DisplayOutput { IsResult: true } result => NbOutput.Result((JsonObject)result.Data.DeepClone(), executionCount),
        DisplayOutput display => NbOutput.Display((JsonObject)display.Data.DeepClone()),
        ErrorOutput error => NbOutput.Error(error.Name, error.Message, error.Traceback),
        _ => throw new ArgumentException($"An output of type {output.GetType()} has no place in an .ipynb.", nameof(output)),
    };
}
