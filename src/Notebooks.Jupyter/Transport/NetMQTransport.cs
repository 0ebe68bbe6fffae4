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

    private readonly Owner _owner = new();
    private readonly List<NetMQSocket> _sockets = [];
    private readonly ClientSocket[] _clients;
    private readonly Publisher _publisher;

    private NetMQTransport(IPAddress address, TransportPorts ports, Func<byte[][], string?> refuse, Action<string> log)
    {
        try
        {
            _clients = [Client("shell", ports.Shell), Client("control", ports.Control), Client("stdin", ports.Stdin)];
            _publisher = Bind("iopub", ports.IoPub, new PublisherSocket(), socket => new Publisher(socket, _owner, log));
            Bind("heartbeat", ports.Heartbeat, new ResponseSocket(), socket => new Heart(socket));
        }
        catch
        {
            foreach (var socket in _sockets) socket.Dispose();
            _owner.Dispose();
            throw;
        }
        foreach (var socket in _sockets) _owner.Listen(socket);
        _owner.Start();

        ClientSocket Client(string name, int port) => Bind(name, port, new RouterSocket(), socket => new ClientSocket(socket, _owner, new Gate(name, refuse, log), log));

        // Options hold only for later connections, so they are set before a client can connect.
        T Bind<TSocket, T>(string name, int port, TSocket socket, Func<TSocket, T> use) where TSocket : NetMQSocket
        {
            _sockets.Add(socket);
            GuardedPort.Install(log);
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
    /// <exception cref="IOException">A port is taken.</exception>
    public static NetMQTransport Bind(IPAddress address, TransportPorts ports, Func<byte[][], string?> refuse, Action<string> log) => new(address, ports, refuse, log);

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
        return ValueTask.CompletedTask;
    }
}
