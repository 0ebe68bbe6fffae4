using System.Threading.Channels;
using Notebooks.Jupyter.Messages;
using Notebooks.Jupyter.Transport;

namespace Notebooks.Jupyter.Serving;

/// <summary>The requests that arrive at one socket; what is no message is dropped and logged.</summary>
internal sealed class Requests(ITransport transport, Port port, Codec codec, Action<string> log)
{
    // What a client has sent behind a cell may still be on its way when a cell fails at once, as one that does not compile.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    private readonly ChannelReader<Envelope> _incoming = transport.Requests(port);
    private readonly Queue<(Message Message, bool IsAborted)> _waiting = [];

    /// <summary>The next request, and whether it is not to be carried out.</summary>
    public async Task<(Message Message, bool IsAborted)> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_waiting.TryDequeue(out var waiting)) return waiting;
            if (TryRead(await _incoming.ReadAsync(cancellationToken).ConfigureAwait(false)) is { } message) return (message, false);
        }
    }

    /// <summary>
    /// A cell has failed: the cells that were sent behind it are not carried out. As long as its client has not been told of
    /// the failure, whatever arrives was sent without knowing of it.
    /// </summary>
    public async Task AbortWaitingAsync()
    {
        for (var waiting = _waiting.Count; waiting > 0; waiting--) Enqueue(_waiting.Dequeue().Message);
        var end = Environment.TickCount64 + (long)LongestWait.TotalMilliseconds;
        do
        {
            while (_incoming.TryRead(out var envelope))
                if (TryRead(envelope) is { } message) Enqueue(message);
        }
        while (Environment.TickCount64 < end && await IsMoreComingAsync().ConfigureAwait(false));

        void Enqueue(Message message) => _waiting.Enqueue((message, message.Type == "execute_request"));
    }

    private async Task<bool> IsMoreComingAsync()
    {
        try
        {
            using var quiet = new CancellationTokenSource(Quiet);
            return await _incoming.WaitToReadAsync(quiet.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private Message? TryRead(Envelope envelope)
    {
        try
        {
            return codec.Read(envelope.Peer, envelope.Frames);
        }
        catch (InvalidDataException e)
        {
            log($"A message on the {port} socket was dropped: {e.Message}.");
            return null;
        }
    }
}
