using NetMQ;

namespace Notebooks.Jupyter.Transport;

/// <summary>The messages that a socket was given to send and has not sent yet.</summary>
/// <param name="socket">The socket. Only the thread that owns it may send. Any thread may call the other methods.</param>
internal sealed class Outbox(NetMQSocket socket)
{
    private const int TidyFrom = 1000;

    private readonly List<Delivery> _deliveries = [];
    private Delivery? _oldest;
    private long _since;
    private long _bytes;
    private int _tidyAt = TidyFrom;

    /// <summary>Sends a message or a command. Peers ignore a command that they do not know.</summary>
    /// <returns>The message, or null when the socket does not take it.</returns>
    /// <exception cref="HostUnreachableException">There is no such peer.</exception>
    public Delivery? Send(byte[][] frames, MsgFlags flags = MsgFlags.None)
    {
        for (var i = 0; i < frames.Length - 1; i++)
        {
            if (!SendUncounted(frames[i], more: true)) return null;
        }
        // The frames are sent in order. When the last frame is sent, all of them are.
        var last = ReferenceCounters.Create(frames[^1], out var references);
        last.SetFlags(flags);
        if (!socket.TrySend(ref last, TimeSpan.Zero, more: false)) return null;
        var delivery = new Delivery(references, frames[0], frames.Sum(frame => (long)frame.Length));
        lock (_deliveries)
        {
            _deliveries.Add(delivery);
            _bytes += delivery.Bytes;
            RemoveDone(all: _deliveries.Count > _tidyAt);
        }
        return delivery;
    }

    /// <summary>Sends a frame without noting when it is sent.</summary>
    /// <returns>Whether the socket takes it.</returns>
    public bool SendUncounted(byte[] frame, MsgFlags flags = MsgFlags.None, bool more = false)
    {
        var message = new Msg();
        message.InitGC(frame, frame.Length);
        message.SetFlags(flags);
        return socket.TrySend(ref message, TimeSpan.Zero, more);
    }

    /// <summary>How many bytes, in how many messages, are not sent yet.</summary>
    public (long Bytes, int Messages) Unsent()
    {
        lock (_deliveries)
        {
            RemoveDone(all: true);
            return (_bytes, _deliveries.Count);
        }
    }

    /// <summary>How many bytes have not been sent to one peer yet.</summary>
    public long UnsentTo(byte[] peer)
    {
        lock (_deliveries)
            return _deliveries.Sum(delivery => !delivery.IsDone && delivery.Address.AsSpan().SequenceEqual(peer) ? delivery.Bytes : 0);
    }

    /// <summary>The message that has waited longest, and for how many milliseconds it has been the oldest one.</summary>
    public (Delivery? Message, long Waiting) Oldest()
    {
        lock (_deliveries) return (_oldest, Environment.TickCount64 - _since);
    }

    /// <summary>Gives up a number of peers: they no longer count for the messages sent until now.</summary>
    public void Forget(int holders)
    {
        lock (_deliveries)
        {
            foreach (var delivery in _deliveries) delivery.Lost = Math.Max(delivery.Lost, holders);
            RemoveDone(all: true);
        }
    }

    // The first messages are sent first, so it is mostly enough to look at them. But a message that one peer does not take
    // may be between messages that other peers have taken.
    private void RemoveDone(bool all)
    {
        if (all || (_deliveries.Count > 0 && _deliveries[0].IsDone))
        {
            _deliveries.RemoveAll(delivery =>
            {
                // IsDone is read only once, because it may change a moment later.
                var isDone = delivery.IsDone;
                if (isDone) _bytes -= delivery.Bytes;
                return isDone;
            });
            _tidyAt = Math.Max(TidyFrom, 2 * _deliveries.Count);
        }
        var oldest = _deliveries.Count > 0 ? _deliveries[0] : null;
        if (oldest != _oldest) (_oldest, _since) = (oldest, Environment.TickCount64);
    }
}
