using System.Text.Json.Nodes;
using Notebooks.Host.Protocol;
using Notebooks.Jupyter.Execution;
using Notebooks.Jupyter.Messages;
using Notebooks.Jupyter.Transport;

namespace Notebooks.Jupyter.Serving;

/// <summary>Asks the client that runs a cell for input, on the cell's behalf.</summary>
internal sealed class InputRequests(ITransport transport, Codec codec, Action<GiveInput> answer, Action<string> log)
{
    // A client opens its channels one after the other, and may not have opened this one yet.
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(5);

    private readonly Requests _replies = new(transport, Port.Stdin, codec, log);

    /// <summary>Asks.</summary>
    public async Task AskAsync(CellRequest request, string prompt, bool isPassword)
    {
        var question = codec.Write("input_request", new() { ["prompt"] = prompt, ["password"] = isPassword }, request.Header);
        if (!await transport.ConnectedAsync(Port.Stdin, request.Peer, ConnectLimit).ConfigureAwait(false) || !transport.Send(Port.Stdin, request.Peer, question))
            answer(new(null, "The cell asks for input, but its front end has no channel for it. Put the text into a variable, or read it from a file."));
    }

    /// <summary>Passes answers on until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var (message, _) = await _replies.NextAsync(cancellationToken).ConfigureAwait(false);
            if (message.Type == "input_reply") answer(new(message.Text("value"), ""));
        }
    }
}
