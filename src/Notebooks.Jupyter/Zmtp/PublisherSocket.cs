using System.Net;

namespace Notebooks.Jupyter.Zmtp;

/// <summary>Sends messages to everybody who has subscribed to the beginning of their first frame.</summary>
internal sealed class PublisherSocket(IPEndPoint endpoint, Action<string> log) : BoundSocket(SocketKind.Publisher, endpoint, log)
{
    // Beyond this, whoever makes output waits for its readers.
    private const long Comfortable = 4L * 1024 * 1024;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private readonly List<Subscriber> _subscribers = [];
    private readonly Action<string> _log = log;

    public void Publish(byte[][] frames)
    {
        byte[]? encoded = null;
        lock (_subscribers)
        {
            foreach (var subscriber in _subscribers.Where(s => s.Wants(frames[0])))
                if (!subscriber.IsLost) subscriber.Outgoing.Add(encoded ??= Framing.Encode(frames));
        }
    }

    /// <summary>Waits while a subscriber that reads is behind.</summary>
    public async Task RoomAsync()
    {
        while (IsBehind()) await Task.Delay(Pause).ConfigureAwait(false);
    }

    public long Backlog
    {
        get { lock (_subscribers) return _subscribers.Where(s => !s.IsLost).Sum(s => s.Outgoing.Backlog); }
    }

    protected override async Task ServeAsync(Connection connection, CancellationToken cancellationToken)
    {
        var subscriber = new Subscriber(connection.Outgoing);
        lock (_subscribers) _subscribers.Add(subscriber);
        try
        {
            await connection.RunAsync(frames =>
            {
                lock (_subscribers) subscriber.Take(frames);
                return ValueTask.CompletedTask;
            }, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            lock (_subscribers) _subscribers.Remove(subscriber);
        }
    }

    private bool IsBehind()
    {
        lock (_subscribers)
        {
            var behind = false;
            foreach (var subscriber in _subscribers)
            {
                if (subscriber.LoseIfItDoesNotRead()) _log("A client does not read what is published: it gets no more until it does.");
                behind |= !subscriber.IsLost && subscriber.Outgoing.Backlog > Comfortable;
            }
            return behind;
        }
    }

    private sealed class Subscriber(Outgoing outgoing)
    {
        private const long PatienceInMilliseconds = 5000;

        private readonly List<byte[]> _topics = [];
        private bool _isLost;

        public Outgoing Outgoing => outgoing;

        /// <summary>Whether it has stopped reading. Once it has read everything that was kept for it, it is found again.</summary>
        public bool IsLost => _isLost &= outgoing.Backlog > 0;

        public bool LoseIfItDoesNotRead()
        {
            if (IsLost || outgoing.Backlog <= Comfortable || outgoing.Stalled <= PatienceInMilliseconds) return false;
            return _isLost = true;
        }

        public bool Wants(byte[] topic) => _topics.Exists(wanted => topic.AsSpan().StartsWith(wanted));

        public void Take(byte[][] frames)
        {
            if (frames is not [[var what, .. var topic]]) return;
            if (what == 1) _topics.Add(topic);
            else if (what == 0 && _topics.FindIndex(known => known.AsSpan().SequenceEqual(topic)) is >= 0 and var index) _topics.RemoveAt(index);
        }
    }
}
