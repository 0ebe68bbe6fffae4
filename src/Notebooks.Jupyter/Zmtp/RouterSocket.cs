using System.Net;
using System.Threading.Channels;

namespace Notebooks.Jupyter.Zmtp;

/// <summary>Takes messages from many peers and answers each of them.</summary>
internal sealed class RouterSocket(IPEndPoint endpoint, Action<string> log) : BoundSocket(SocketKind.Router, endpoint, log)
{
    // A client that sends faster than the kernel works waits in its own socket.
    private const int MaxWaiting = 10_000;
    private const long MaxBacklog = 64L * 1024 * 1024;

    private readonly Channel<Envelope> _received = Channel.CreateBounded<Envelope>(MaxWaiting);
    private readonly Dictionary<string, Connection> _peers = [];
    private readonly Action<string> _log = log;
    private TaskCompletionSource _joined = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _anonymous;

    public ChannelReader<Envelope> Received => _received.Reader;

    public bool Send(byte[] peer, byte[][] frames)
    {
        Connection? connection;
        lock (_peers) connection = _peers.GetValueOrDefault(KeyOf(peer));
        if (connection is null) return false;
        if (connection.Outgoing.Backlog > MaxBacklog)
        {
            _log("A reply was dropped: its client does not read.");
            return false;
        }
        connection.Outgoing.Add(Framing.Encode(frames));
        return true;
    }

    public async Task<bool> ConnectedAsync(byte[] peer, TimeSpan limit)
    {
        var end = Environment.TickCount64 + (long)limit.TotalMilliseconds;
        while (true)
        {
            Task joined;
            lock (_peers)
            {
                if (_peers.ContainsKey(KeyOf(peer))) return true;
                joined = _joined.Task;
            }
            if (end - Environment.TickCount64 is var left && left <= 0) return false;
            await Task.WhenAny(joined, Task.Delay(TimeSpan.FromMilliseconds(left))).ConfigureAwait(false);
        }
    }

    public long Backlog
    {
        get { lock (_peers) return _peers.Values.Sum(peer => peer.Outgoing.Backlog); }
    }

    protected override async Task ServeAsync(Connection connection, CancellationToken cancellationToken)
    {
        var identity = connection.Identity is { Length: > 0 } chosen ? chosen : [0, .. BitConverter.GetBytes(Interlocked.Increment(ref _anonymous))];
        Join(identity, connection);
        try
        {
            await connection.RunAsync(frames => _received.Writer.WriteAsync(new(identity, frames), cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Leave(identity, connection);
        }
    }

    private void Join(byte[] identity, Connection connection)
    {
        lock (_peers)
        {
            // A client that comes back before its old connection is known to be dead takes its place.
            if (_peers.TryGetValue(KeyOf(identity), out var before)) before.End();
            _peers[KeyOf(identity)] = connection;
            _joined.TrySetResult();
            _joined = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private void Leave(byte[] identity, Connection connection)
    {
        lock (_peers)
        {
            if (_peers.GetValueOrDefault(KeyOf(identity)) == connection) _peers.Remove(KeyOf(identity));
        }
    }

    private static string KeyOf(byte[] identity) => Convert.ToHexString(identity);
}
