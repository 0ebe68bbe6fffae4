using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using Notebooks.Host.Api;
using Notebooks.Host.Display.Limits;
using Notebooks.Hosting;
using Notebooks.Hosting.Attribution;
using Notebooks.Hosting.Display;
using Notebooks.Protocol;

namespace Notebooks.Host.Display;

/// <summary>Sends what cells display, attributed to the cell of the flow that displays.</summary>
internal sealed class DisplaySink(Outbox outbox)
{
    private readonly StyleSheet _styles = new();

    /// <summary>Takes what <c>display</c> shows, and its updates.</summary>
    public void Take(DisplayedValue value)
    {
        var shown = DisplayedValues.Identify(value);
        if (!value.IsUpdated) Send(shown.DisplayId, MimeBundle.Of(value.Value, value.FormattedValues), isResult: false);
        else SendUpdate(shown.DisplayId, shown.IsReadyMade && value.Value is string content
            ? Content.Bundle(content, value.FormattedValues[0].MimeType)
            : MimeBundle.Of(value.Value, value.FormattedValues));
    }

    /// <summary>Takes what kernels show. Their errors end the directive that they carry out, and are told with it.</summary>
    public void Take(KernelEvent published)
    {
        switch (published)
        {
            case DisplayedValueProduced { ValueId: var id } shown:
                Send(id ?? NewId(), MimeBundle.Of(shown.Value, shown.FormattedValues), isResult: false);
                break;
            case DisplayedValueUpdated updated:
                SendUpdate(updated.ValueId, MimeBundle.Of(updated.Value, updated.FormattedValues));
                break;
            case ReturnValueProduced returned:
                Send(returned.ValueId ?? NewId(), MimeBundle.Of(returned.Value, returned.FormattedValues), isResult: true);
                break;
            case StandardOutputValueProduced written:
                Write(written, isError: false);
                break;
            case StandardErrorValueProduced written:
                Write(written, isError: true);
                break;
        }
    }

    /// <summary>Takes what is published in the context of a cell. An error that it publishes itself does not end it.</summary>
    public void TakeFromCell(KernelEvent published)
    {
        if (published is ErrorProduced error) outbox.Send(new ErrorShown(CurrentCell.Number, error.Message));
        else Take(published);
    }

    /// <summary>Shows what a cell ends in.</summary>
    public void ShowResult(object? value) => Send(NewId(), value switch
    {
        FormattedValue formatted => MimeBundle.Of(null, [formatted]),
        IEnumerable<FormattedValue> forms => MimeBundle.Of(null, [.. forms]),
        // What is not asked for its properties; of a thread, which may be this one, its state would be that it waits.
        null or string or Thread or (ValueType and IFormattable) => MimeBundle.Of(value),
        _ => PatientFormatting.Format(value, () => MimeBundle.Of(value)),
    }, isResult: true);

    private void Write(DisplayEvent written, bool isError)
    {
        foreach (var text in written.FormattedValues) outbox.Send(new TextWritten(CurrentCell.Number, isError, text.Value));
    }

    private void Send(string displayId, JsonObject data, bool isResult) =>
        outbox.Send(new Displayed(CurrentCell.Number, displayId, _styles.Once(data, displayId), isResult));

    private void SendUpdate(string displayId, JsonObject data) =>
        outbox.Send(new DisplayUpdated(CurrentCell.Number, displayId, _styles.Once(data, displayId)));

    private static string NewId() => Guid.NewGuid().ToString("N");
}
