using NetMQ;
using NetMQ.Sockets;

namespace Notebooks.Jupyter.Transport;

/// <summary>
/// Sends messages to every listener that has subscribed to the beginning of their first frame. If a listener has no room, a
/// publishing socket drops the message without an error. So this class makes sure that a listener that reads does not run
/// out of room, and that a listener that does not read runs out of it soon.
/// </summary>
internal sealed class Publisher
{
    /// <summary>Messages that the socket keeps for each listener.</summary>
    private const int MaxMessages = 10_000;

    // Beyond these limits, the producer of output waits for its readers.
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
        // How often the socket learns what a listener has taken. If it learned that too late, it would not see free room.
        socket.Options.SendLowWatermark = MaxMessages / 100;
    }

    /// <summary>Bytes that are not sent yet.</summary>
    public long Backlog => Interlocked.Read(ref _waiting) + _outbox.Unsent().Bytes;

    /// <summary>Sends to every listener. It never waits.</summary>
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

    // A socket stores messages for a listener that does not read. Only its own limit stops that, and the limit counts
    // messages, not bytes. So the rest of its room is filled with small commands that no listener knows. A listener that
    // reads on, however late, ignores them. The other listeners get the commands, too, in portions that leave them room.
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

    // A command begins with the length of its name. These commands begin like a message that the listener wanted, because the
    // socket selects listeners by the beginning. They are long enough for any length that the first byte can name.
    private Delivery? Fill(byte[] topic, int count)
    {
        var command = new byte[Math.Max(topic.Length, 1 + byte.MaxValue)];
        topic.CopyTo(command, 0);
        for (var i = 1; i < count; i++) _outbox.SendUncounted(command, MsgFlags.Command);
        return _outbox.Send([command], MsgFlags.Command);
    }
}
