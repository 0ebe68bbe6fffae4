using System.Text.Json.Nodes;
using System.Threading.Channels;
using Notebooks.Jupyter.Execution;
using Notebooks.Jupyter.Messages;
using Notebooks.Jupyter.Transport;
using Notebooks.Protocol;

namespace Notebooks.Jupyter.Serving;

/// <summary>Asks the client that runs a cell for input, on the cell's behalf.</summary>
internal sealed class InputRequests(ITransport transport, Codec codec, Action<string> log)
{
    // A client opens its channels one after the other, and may not have opened this channel yet.
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(5);

    private readonly Requests _replies = new(transport, Port.Stdin, codec, log);
    private readonly Channel<GiveInput> _answers = Channel.CreateUnbounded<GiveInput>();

    /// <summary>Asks. <see cref="RunAsync"/> passes on the answer, or the reason why there is none.</summary>
    public void Ask(CellRequest request, string prompt, bool isPassword) => _ = AskAsync(request, prompt, isPassword);

    /// <summary>Passes answers on until cancelled.</summary>
    /// <param name="answer">Takes them, one at a time.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(Action<GiveInput> answer, CancellationToken cancellationToken)
    {
        var reading = ReadAsync(cancellationToken);
        await foreach (var input in _answers.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false)) answer(input);
        await reading.ConfigureAwait(false);
    }

    private async Task AskAsync(CellRequest request, string prompt, bool isPassword)
    {
        var question = codec.Write("input_request", new() { ["prompt"] = prompt, ["password"] = isPassword }, request.Header);
        if (!await transport.ConnectedAsync(Port.Stdin, request.Peer, ConnectLimit).ConfigureAwait(false) || !transport.Send(Port.Stdin, request.Peer, question))
            _answers.Writer.TryWrite(new(null, "The cell asks for input, but its front end has no channel for it. Put the text into a variable, or read it from a file."));
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var (message, _) = await _replies.NextAsync(cancellationToken).ConfigureAwait(false);
                if (message.Type == "input_reply") _answers.Writer.TryWrite(new(message.Text("value"), ""));
            }
        }
        catch (Exception e)
        {
            // This tells the loop in RunAsync that there will be no more answers.
            _answers.Writer.TryComplete(e);
            throw;
        }
    }
}
