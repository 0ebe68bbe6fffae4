using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using Notebooks.Hosting;
using Notebooks.Hosting.Attribution;
using Notebooks.Hosting.Display;
using Notebooks.Protocol;

namespace Notebooks.Interactive;

/// <summary>Forwards the outputs of the engine, each attributed to the cell of the flow that made it.</summary>
internal sealed class EventForwarder(Outbox outbox) : IObserver<KernelEvent>
{
    public void OnNext(KernelEvent value)
    {
        if (Translate(value) is { } message)
        {
            outbox.Send(message);
        }
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }

    private static Event? Translate(KernelEvent value) => value switch
    {
        StandardOutputValueProduced text => new TextWritten(CurrentCell.Number, IsError: false, Text(text)),
        StandardErrorValueProduced text => new TextWritten(CurrentCell.Number, IsError: true, Text(text)),
        ReturnValueProduced result => new Displayed(CurrentCell.Number, IdOf(result), Bundle(result), IsResult: true),
        DisplayedValueUpdated update => new DisplayUpdated(CurrentCell.Number, update.ValueId, Bundle(update)),
        DisplayedValueProduced shown => new Displayed(CurrentCell.Number, IdOf(shown), Bundle(shown), IsResult: false),
        _ => null,
    };

    private static string Text(DisplayEvent shown) => string.Concat(shown.FormattedValues.Select(value => value.Value));

    private static string IdOf(DisplayEvent shown) => shown.ValueId ?? Guid.NewGuid().ToString("N");

    private static JsonObject Bundle(DisplayEvent shown)
    {
        var data = new JsonObject();
        foreach (var value in shown.FormattedValues)
        {
            data[value.MimeType] = Content.Node(value.Value, value.MimeType);
        }

        return data;
    }
}
