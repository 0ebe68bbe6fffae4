using Notebooks.Hosting.Display;
using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive;
using Notebooks.Hosting;
using Notebooks.Hosting.Attribution;
using Notebooks.Protocol;

namespace Notebooks.Host.Display;

/// <summary>Sends what cells display, attributed to the cell of the flow that displays.</summary>
internal sealed class DisplaySink(Outbox outbox) : IDisplaySink
{
    private readonly StyleSheet _styles = new();

    void IDisplaySink.Display(string displayId, object? value, string[] mimeTypes) =>
        Send(displayId, MimeBundle.Of(value, mimeTypes), isResult: false);

    void IDisplaySink.DisplayAs(string displayId, string content, string mimeType) =>
        Send(displayId, Content.Bundle(content, mimeType), isResult: false);

    void IDisplaySink.Update(string displayId, object? value, string[] mimeTypes) =>
        SendUpdate(displayId, MimeBundle.Of(value, mimeTypes));

    void IDisplaySink.UpdateAs(string displayId, string content, string mimeType) =>
        SendUpdate(displayId, Content.Bundle(content, mimeType));

    void IDisplaySink.Clear(bool wait) => outbox.Send(new OutputCleared(CurrentCell.Number, wait));

    public void ShowResult(object? value) => Send(NewId(), MimeBundle.Of(value, []), isResult: true);

    private void Send(string displayId, JsonObject data, bool isResult) =>
        outbox.Send(new Displayed(CurrentCell.Number, displayId, _styles.Once(data, displayId), isResult));

    private void SendUpdate(string displayId, JsonObject data) =>
        outbox.Send(new DisplayUpdated(CurrentCell.Number, displayId, _styles.Once(data, displayId)));

    private static string NewId() => Guid.NewGuid().ToString("N");
}
