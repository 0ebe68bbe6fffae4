using System.Threading.Channels;
using Notebooks.Jupyter.Messages;
using Notebooks.Jupyter.Transport;

namespace Notebooks.Jupyter.Serving;

/// <summary>The requests that arrive at one socket. Anything that is not a message is dropped and logged.</summary>
internal sealed class Requests(ITransport transport, Port port, Codec codec, Action<string> log)
{
    // A cell may fail at once, for example because it does not compile. Then the requests that its client has sent behind it
    // may still be on their way.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    private readonly ChannelReader<Envelope> _incoming = transport.Requests(port);
    private readonly Queue<(Message Message, bool IsAborted)> _waiting = [];

    /// <summary>The next request, and whether it is aborted instead of carried out.</summary>
    public async Task<(Message Message, bool IsAborted)> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_waiting.TryDequeue(out var waiting)) return waiting;
            if (TryRead(await _incoming.ReadAsync(cancellationToken).ConfigureAwait(false)) is { } message) return (message, false);
        }
    }

    /// <summary>
    /// Called when a cell has failed. The cells that were sent behind it are not carried out. Until its client is told of the
    /// failure, every request that arrives was sent without knowledge of it.
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
