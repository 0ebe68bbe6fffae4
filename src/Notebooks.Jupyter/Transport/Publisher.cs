using NetMQ;
using NetMQ.Sockets;

namespace Notebooks.Jupyter.Transport;

/// <summary>
/// Sends messages to everybody who has subscribed to the beginning of their first frame. A publishing socket drops what a
/// listener has no room for, without a word. So this class sees to it that nobody who reads runs out of room, and that whoever
/// does not read runs out of it soon.
/// </summary>
internal sealed class Publisher
{
    /// <summary>Messages that the socket keeps for each listener.</summary>
    private const int MaxMessages = 10_000;

    // Beyond these, whoever makes output waits for its readers.
    private const long ComfortableBytes = 4L * 1024 * 1024;
    private const int ComfortableMessages = MaxMessages / 2;

    private const long PatienceInMilliseconds = 5000;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private readonly Outbox _outbox;
    private readonly Owner _owner;
    private readonly Action<string> _log;
    private readonly Lock _gate = new();
    private Task _givingUp = Task.CompletedTask;
    private long _waiting;

    public Publisher(PublisherSocket socket, Owner owner, Action<string> log)
    {
        (_outbox, _owner, _log) = (new(socket), owner, log);
        socket.Options.SendHighWatermark = MaxMessages;
        // How often the socket hears what a listener has taken: it must not think that there is no room when there is.
        socket.Options.SendLowWatermark = MaxMessages / 100;
    }

    /// <summary>Bytes that are not sent yet.</summary>
    public long Backlog => Interlocked.Read(ref _waiting) + _outbox.Unsent().Bytes;

    /// <summary>Sends to everybody who listens. It never waits.</summary>
    public void Publish(byte[][] frames)
    {
        var bytes = frames.Sum(frame => (long)frame.Length);
        Interlocked.Add(ref _waiting, bytes);
        _owner.Do(() =>
        {
            _outbox.Send(frames);
            Interlocked.Add(ref _waiting, -bytes);
        });
    }

    /// <summary>Waits while a listener that reads is behind.</summary>
    public async Task RoomAsync()
    {
        while (IsBehind())
        {
            if (_outbox.Oldest() is ({ } oldest, > PatienceInMilliseconds)) await GiveUpOnceAsync(oldest).ConfigureAwait(false);
            await Task.Delay(Pause).ConfigureAwait(false);
        }
    }

    private bool IsBehind()
    {
        var (bytes, messages) = _outbox.Unsent();
        return bytes + Interlocked.Read(ref _waiting) > ComfortableBytes || messages > ComfortableMessages;
    }

    private Task GiveUpOnceAsync(Delivery oldest)
    {
        lock (_gate) return _givingUp.IsCompleted ? _givingUp = GiveUpAsync(oldest) : _givingUp;
    }

    // Nothing but its own limit keeps a socket from storing messages for a listener that does not read, and the limit counts
    // messages, not bytes. So the rest of its room is filled with commands that nobody knows: small, and left out by whoever
    // reads on, after however long. The others get them, too, in portions that leave them room.
    private async Task GiveUpAsync(Delivery oldest)
    {
        var stuck = oldest.Holders;
        if (stuck == 0) return;
        _log("A client does not read what is published: it gets no more until it does.");
        for (var sent = 0; sent < MaxMessages; sent += MaxMessages / 10)
        {
            Delivery? last = null;
            await _owner.DoAsync(() => last = Fill(oldest.Address, MaxMessages / 10)).ConfigureAwait(false);
            var end = Environment.TickCount64 + PatienceInMilliseconds;
            while (last?.Holders > stuck && Environment.TickCount64 < end) await Task.Delay(Pause).ConfigureAwait(false);
        }
        _outbox.Forget(stuck);
    }

    // A command begins with the length of its name. These begin as a message that the listener wanted, because the socket
    // chooses by the beginning; they are as long as any first byte can say.
    private Delivery? Fill(byte[] topic, int count)
    {
        var command = new byte[Math.Max(topic.Length, 1 + byte.MaxValue)];
        topic.CopyTo(command, 0);
        for (var i = 1; i < count; i++) _outbox.SendUncounted(command, MsgFlags.Command);
        return _outbox.Send([command], MsgFlags.Command);
    }
}
