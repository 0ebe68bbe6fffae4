using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using NetMQ;
using NetMQ.Sockets;

namespace Notebooks.Jupyter.Transport;

/// <summary>The sockets of a kernel, by NetMQ.</summary>
internal sealed class NetMQTransport : ITransport
{
    // The size limit of one frame. NetMQ allocates as much for a peer that only announces such a frame. Jupyter's own server
    // takes 10 MB.
    private const long MaxBytes = 32L * 1024 * 1024;

    // How often connections are looked through. What is too old may stay that much longer.
    private static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(1);

    private readonly Owner _owner = new();
    private readonly List<NetMQSocket> _sockets = [];
    private readonly ClientSocket[] _clients;
    private readonly Publisher _publisher;
    private readonly Dictionary<int, ConnectionLimits> _limits = [];

    private NetMQTransport(IPAddress address, TransportPorts ports, Func<byte[][], string?> refuse, Action<string> log, TimeSpan patience)
    {
        var signed = new SignedPeers();
        try
        {
            _clients = [Client("shell", ports.Shell), Client("control", ports.Control), Client("stdin", ports.Stdin)];
            _publisher = Bind("iopub", ports.IoPub, new PublisherSocket(), Unsigned("iopub"), socket => new Publisher(socket, _owner, log));
            Bind("heartbeat", ports.Heartbeat, new ResponseSocket(), Unsigned("heartbeat"), socket => new Heart(socket));
        }
        catch
        {
            foreach (var socket in _sockets) socket.Dispose();
            foreach (var port in _limits.Keys) GuardedPort.Limit(port, null);
            _owner.Dispose();
            throw;
        }
        foreach (var socket in _sockets) _owner.Listen(socket);
        _owner.Every(SweepEvery, Sweep);
        _owner.Start();

        ClientSocket Client(string name, int port)
        {
            ConnectionLimits limits = new(name, takesSignatures: true, patience, log);
            return Bind(name, port, new RouterSocket(), limits, socket => new ClientSocket(socket, _owner, new Gate(name, refuse, log), limits, signed, log));
        }

        ConnectionLimits Unsigned(string name) => new(name, takesSignatures: false, patience, log);

        // Options hold only for later connections, so they are set before a client can connect.
        T Bind<TSocket, T>(string name, int port, TSocket socket, ConnectionLimits limits, Func<TSocket, T> use) where TSocket : NetMQSocket
        {
            _sockets.Add(socket);
            GuardedPort.Install(log);
            GuardedPort.Limit(port, _limits[port] = limits);
            socket.Options.MaxMsgSize = MaxBytes;
            socket.Options.IPv4Only = address.AddressFamily == AddressFamily.InterNetwork;
            var used = use(socket);
            try
            {
                socket.Bind($"tcp://{new IPEndPoint(address, port)}");
                return used;
            }
            catch (NetMQException e)
            {
                throw new IOException($"The {name} socket cannot be bound to {address}:{port}: {(e.InnerException ?? e).Message}. Another kernel may use this connection file.", e);
            }
        }
    }

    /// <summary>Binds all sockets.</summary>
    /// <param name="address">Where to listen.</param>
    /// <param name="ports">The ports there.</param>
    /// <param name="refuse">Says why a message is refused, or null. It is called once for each message, so nothing unsigned is kept.</param>
    /// <param name="log">Takes lines for the user who started the kernel.</param>
    /// <param name="patience">How long a connection may stay without a signed message; null for <see cref="ConnectionLimits.Patience"/>.</param>
    /// <exception cref="IOException">A port is taken.</exception>
    public static NetMQTransport Bind(IPAddress address, TransportPorts ports, Func<byte[][], string?> refuse, Action<string> log, TimeSpan? patience = null) =>
        new(address, ports, refuse, log, patience ?? ConnectionLimits.Patience);

    /// <summary>How many connections a port has.</summary>
    public int ConnectionsTo(int port) => _limits[port].Connections;

    public ChannelReader<Envelope> Requests(Port port) => _clients[(int)port].Received;

    public bool Send(Port port, byte[] peer, byte[][] frames) => _clients[(int)port].Send(peer, frames);

    public Task<bool> ConnectedAsync(Port port, byte[] peer, TimeSpan limit) => _clients[(int)port].ConnectedAsync(peer, limit);

    public void Publish(byte[][] frames) => _publisher.Publish(frames);

    public Task RoomAsync() => _publisher.RoomAsync();

    public async Task DrainAsync(TimeSpan limit)
    {
        var end = Environment.TickCount64 + (long)limit.TotalMilliseconds;
        while (_clients.Sum(client => client.Backlog) + _publisher.Backlog > 0 && Environment.TickCount64 < end)
            await Task.Delay(5).ConfigureAwait(false);
    }

    /// <summary>Closes the sockets. NetMQ keeps background threads running, which end with the process.</summary>
    public ValueTask DisposeAsync()
    {
        _owner.Dispose();
        foreach (var socket in _sockets) socket.Dispose();
        foreach (var port in _limits.Keys) GuardedPort.Limit(port, null);
        return ValueTask.CompletedTask;
    }

    private void Sweep()
    {
        foreach (var client in _clients) client.TrustSigned();
        foreach (var limits in _limits.Values) limits.Sweep();
    }
}
