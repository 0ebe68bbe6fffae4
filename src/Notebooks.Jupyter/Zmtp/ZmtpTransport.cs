using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace Notebooks.Jupyter.Zmtp;

/// <summary>The sockets of a kernel, as a small server of ZMTP 3.0 and 3.1 over TCP.</summary>
internal sealed class ZmtpTransport : ITransport
{
    private readonly List<BoundSocket> _sockets = [];
    private readonly RouterSocket[] _routers;
    private readonly PublisherSocket _publisher;

    private ZmtpTransport(IPAddress address, TransportPorts ports, Action<string> log)
    {
        _routers = [Router("shell", ports.Shell), Router("control", ports.Control), Router("stdin", ports.Stdin)];
        _publisher = Bound("iopub", ports.IoPub, at => new PublisherSocket(at, log));
        Bound("heartbeat", ports.Heartbeat, at => new EchoSocket(at, log));

        RouterSocket Router(string name, int port) => Bound(name, port, at => new RouterSocket(at, log));

        T Bound<T>(string name, int port, Func<IPEndPoint, T> create) where T : BoundSocket
        {
            try
            {
                var socket = create(new(address, port));
                _sockets.Add(socket);
                return socket;
            }
            catch (SocketException e)
            {
                throw new IOException($"The {name} socket cannot be bound to {address}:{port}: {e.Message}. Another kernel may use this connection file.", e);
            }
        }
    }

    /// <summary>Binds all sockets.</summary>
    /// <exception cref="IOException">A port is taken.</exception>
    public static ZmtpTransport Bind(IPAddress address, TransportPorts ports, Action<string> log) => new(address, ports, log);

    public ChannelReader<Envelope> Requests(Port port) => _routers[(int)port].Received;

    public bool Send(Port port, byte[] peer, byte[][] frames) => _routers[(int)port].Send(peer, frames);

    public Task<bool> ConnectedAsync(Port port, byte[] peer, TimeSpan limit) => _routers[(int)port].ConnectedAsync(peer, limit);

    public void Publish(byte[][] frames) => _publisher.Publish(frames);

    public Task RoomAsync() => _publisher.RoomAsync();

    public async Task DrainAsync(TimeSpan limit)
    {
        var end = Environment.TickCount64 + (long)limit.TotalMilliseconds;
        while (_routers.Sum(router => router.Backlog) + _publisher.Backlog > 0 && Environment.TickCount64 < end)
            await Task.Delay(5).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var socket in _sockets) await socket.DisposeAsync().ConfigureAwait(false);
    }
}

/// <summary>The ports of a kernel's sockets.</summary>
internal sealed record TransportPorts(int Shell, int Control, int Stdin, int IoPub, int Heartbeat);
