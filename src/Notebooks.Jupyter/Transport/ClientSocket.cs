using System.Threading.Channels;
using NetMQ;
using NetMQ.Sockets;

namespace Notebooks.Jupyter.Transport;

/// <summary>Takes requests of many clients and answers each of them.</summary>
internal sealed class ClientSocket
{
    // If a client sends faster than the kernel works, further requests wait in the client's own socket.
    private const int MaxWaiting = 10_000;

    // How many messages the socket itself keeps of a client that sends faster than the kernel looks at them.
    private const int MaxUnseen = 16;
    private const long MaxBacklog = 64L * 1024 * 1024;

    // How many requests are taken before other sockets have their turn.
    private const int Turn = 100;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    // The answer to a PING that was never sent. ZeroMQ's protocol tells peers to ignore it.
    private static readonly byte[] Pong = [4, .. "PONG"u8];

    private readonly Channel<Envelope> _received = Channel.CreateBounded<Envelope>(MaxWaiting);
    private readonly RouterSocket _socket;
    private readonly Outbox _outbox;
    private readonly Owner _owner;
    private readonly Gate _gate;
    private readonly ConnectionLimits _limits;
    private readonly SignedPeers _signed;
    private readonly Action<string> _log;

    public ClientSocket(RouterSocket socket, Owner owner, Gate gate, ConnectionLimits limits, SignedPeers signed, Action<string> log)
    {
        (_socket, _outbox, _owner, _gate, _limits, _signed, _log) = (socket, new(socket), owner, gate, limits, signed, log);
        socket.Options.ReceiveHighWatermark = MaxUnseen;
        // Without this option, a reply to a client that is gone would vanish without an error.
        socket.Options.RouterMandatory = true;
        // A client may come back before its old connection is known to be dead. The new connection then replaces the old one.
        socket.Options.RouterHandover = true;
        socket.ReceiveReady += (_, _) => Receive();
    }

    public ChannelReader<Envelope> Received => _received.Reader;

    /// <summary>Bytes that are not sent yet.</summary>
    public long Backlog => _outbox.Unsent().Bytes;

    /// <summary>Sends to one client.</summary>
    /// <returns>Whether there is such a client, and it reads.</returns>
    public bool Send(byte[] peer, byte[][] frames)
    {
        var isSent = false;
        _owner.DoAsync(() => isSent = TrySend(peer, frames)).GetAwaiter().GetResult();
        return isSent;
    }

    /// <summary>Waits until a client is there.</summary>
    /// <returns>Whether it is there now.</returns>
    public async Task<bool> ConnectedAsync(byte[] peer, TimeSpan limit)
    {
        var end = Environment.TickCount64 + (long)limit.TotalMilliseconds;
        while (true)
        {
            var isThere = false;
            await _owner.DoAsync(() => isThere = IsThere(peer)).ConfigureAwait(false);
            if (isThere || Environment.TickCount64 >= end) return isThere;
            await Task.Delay(Pause).ConfigureAwait(false);
        }
    }

    /// <summary>Keeps the connections of clients that have sent a signed message. Only the thread that uses the socket may call it.</summary>
    public void TrustSigned()
    {
        foreach (var (peer, connection) in PeerConnections.Of(_socket))
            if (_signed.Has(peer)) _limits.Trust(connection);
    }

    private bool TrySend(byte[] peer, byte[][] frames)
    {
        try
        {
            if (_outbox.UnsentTo(peer) <= MaxBacklog && _outbox.Send([peer, .. frames]) is not null) return true;
            _log("A reply was dropped: its client does not read.");
            return false;
        }
        catch (HostUnreachableException)
        {
            return false;
        }
    }

    // A socket says only on sending whether the peer is there.
    private bool IsThere(byte[] peer)
    {
        try
        {
            _outbox.Send([peer, Pong], MsgFlags.Command);
            return true;
        }
        catch (HostUnreachableException)
        {
            return false;
        }
    }

    private void Receive()
    {
        List<byte[]>? frames = null;
        for (var taken = 0; taken < Turn && _socket.TryReceiveMultipartBytes(ref frames!); taken++)
        {
            var envelope = new Envelope(frames[0], [.. frames.Skip(1)]);
            if (!_gate.Admits(envelope.Frames)) continue;
            if (_signed.Add(envelope.Peer)) TrustSigned();
            if (_received.Writer.TryWrite(envelope)) continue;
            _owner.Ignore(_socket);
            _ = ListenAgainAsync(envelope);
            return;
        }
    }

    private async Task ListenAgainAsync(Envelope envelope)
    {
        await _received.Writer.WriteAsync(envelope).ConfigureAwait(false);
        await _owner.DoAsync(() => _owner.Listen(_socket)).ConfigureAwait(false);
    }
}
