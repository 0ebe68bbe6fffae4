using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using Notebooks.Host.Api;
using Notebooks.Hosting;
using Notebooks.Hosting.Attribution;
using Notebooks.Hosting.Display;
using Notebooks.Protocol;

namespace Notebooks.Host.Display;

/// <summary>Sends the values that cells display, each attributed to the cell of the flow that displays it.</summary>
internal sealed class DisplaySink(Outbox outbox)
{
    private readonly StyleSheet _styles = new();

    /// <summary>Takes a value that <c>display</c> shows, or an update of one.</summary>
    public void Take(DisplayedValue value)
    {
        var shown = DisplayedValues.Identify(value);
        if (!value.IsUpdated) Send(shown.DisplayId, MimeBundle.Of(value.Value, value.FormattedValues), isResult: false);
        else SendUpdate(shown.DisplayId, shown.IsReadyMade && value.Value is string content
            ? Content.Bundle(content, value.FormattedValues[0].MimeType)
            : MimeBundle.Of(value.Value, value.FormattedValues));
    }

    /// <summary>Takes the outputs of kernels. An error ends the directive that a kernel carries out and is part of its answer.</summary>
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

    /// <summary>Takes an event in the context of a cell. An error that a cell publishes itself does not end it.</summary>
    public void TakeFromCell(KernelEvent published)
    {
        if (published is ErrorProduced error) outbox.Send(new ErrorShown(CurrentCell.Number, error.Message));
        else Take(published);
    }

    /// <summary>Shows the value of a cell.</summary>
    public void ShowResult(object? value) => Send(NewId(), value switch
    {
        FormattedValue formatted => MimeBundle.Of(null, [formatted]),
        IEnumerable<FormattedValue> forms => MimeBundle.Of(null, [.. forms]),
        _ => MimeBundle.Of(value),
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
