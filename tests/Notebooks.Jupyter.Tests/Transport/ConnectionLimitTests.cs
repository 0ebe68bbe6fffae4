using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using NetMQ;
using NetMQ.Sockets;
using Notebooks.Jupyter.Tests.Support;
using Notebooks.Jupyter.Transport;

namespace Notebooks.Jupyter.Tests.Transport;

/// <summary>Connections that have shown no key are bounded in number and in time.</summary>
public sealed class ConnectionLimitTests : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly ConcurrentQueue<string> _log = [];
    private readonly TransportPorts _ports = FreePorts.Take();
    private readonly NetMQTransport _transport;
    private readonly List<Socket> _strangers = [];

    public ConnectionLimitTests() =>
        _transport = NetMQTransport.Bind(IPAddress.Loopback, _ports, frames => frames[0] is [1] ? null : "it is not signed", _log.Enqueue, Patience);

    public async ValueTask DisposeAsync()
    {
        foreach (var stranger in _strangers) stranger.Dispose();
        await _transport.DisposeAsync();
    }

    [Theory(Timeout = 120_000)]
    [InlineData(Port.Shell, "shell", "signed message")]
    [InlineData(Port.Control, "control", "signed message")]
    [InlineData(Port.Stdin, "stdin", "signed message")]
    [InlineData(null, "iopub", "greeting")]
    internal async Task One_that_sends_nothing_valid_is_ended(Port? port, string name, string missing)
    {
        var silent = await ConnectAsync(PortOf(port));
        Assert.Equal(0, await silent.ReceiveAsync(new byte[4096]) switch { > 0 => await DrainAsync(silent), var none => none });
        while (_log.IsEmpty) await Task.Delay(20);
        Assert.Equal($"A connection to the {name} socket was ended: it has sent no {missing} for 3 s.", Assert.Single(_log));
        while (_transport.ConnectionsTo(PortOf(port)) > 0) await Task.Delay(20);
    }

    [Fact(Timeout = 120_000)]
    public async Task One_that_greets_but_sends_only_unsigned_messages_is_ended_too()
    {
        using var stranger = Client([7], _ports.Shell);
        stranger.SendFrame([2]);
        while (!_log.Any(line => line.Contains("no signed message", StringComparison.Ordinal))) await Task.Delay(20);
        Assert.Contains(_log, line => line.Contains("it is not signed", StringComparison.Ordinal));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_client_that_has_signed_anywhere_stays_everywhere()
    {
        using var shell = Client([7], _ports.Shell);
        using var stdin = Client([7], _ports.Stdin);
        using var listener = new SubscriberSocket();
        listener.SubscribeToAnyTopic();
        listener.Connect($"tcp://127.0.0.1:{_ports.IoPub}");
        shell.SendFrame([1]);
        await _transport.Requests(Port.Shell).ReadAsync();

        // A stranger that comes later is ended, so that all of them have been looked through by then.
        await ConnectAsync(_ports.Stdin);
        while (_log.IsEmpty) await Task.Delay(20);

        Assert.Single(_log);
        Assert.True(_transport.Send(Port.Stdin, [7], [[9]]));
        Assert.Equal([9], stdin.ReceiveFrameBytes());
        _transport.Publish([[5]]);
        Assert.Equal([5], listener.ReceiveFrameBytes());
        shell.SendFrame([1]);
        await _transport.Requests(Port.Shell).ReadAsync();
    }

    [Fact(Timeout = 120_000)]
    public async Task Of_too_many_the_oldest_strangers_go_and_clients_stay()
    {
        using var client = Client([7], _ports.Shell);
        client.SendFrame([1]);
        await _transport.Requests(Port.Shell).ReadAsync();

        for (var count = 0; count < 2 * ConnectionLimits.MostUnsigned; count++) await ConnectAsync(_ports.Shell);
        while (!_log.Any(line => line.EndsWith($"more than {ConnectionLimits.MostUnsigned} have shown no key.", StringComparison.Ordinal))) await Task.Delay(20);

        using var late = Client([8], _ports.Shell);
        foreach (var each in (DealerSocket[])[client, late])
        {
            each.SendFrame([1]);
            await _transport.Requests(Port.Shell).ReadAsync();
        }
        while (_transport.ConnectionsTo(_ports.Shell) > ConnectionLimits.MostUnsigned + 2) await Task.Delay(20);
    }

    [Fact(Timeout = 120_000)]
    public async Task Of_too_many_listeners_the_first_ones_stay()
    {
        using var listener = new SubscriberSocket();
        listener.SubscribeToAnyTopic();
        listener.Connect($"tcp://127.0.0.1:{_ports.IoPub}");
        do _transport.Publish([[5]]);
        while (!listener.TryReceiveFrameBytes(TimeSpan.FromMilliseconds(50), out _));

        for (var count = 0; count < 2 * ConnectionLimits.MostUnsigned; count++) await ConnectAsync(_ports.IoPub);
        while (!_log.Any(line => line.StartsWith("A connection to the iopub socket was ended: more than", StringComparison.Ordinal))) await Task.Delay(20);

        _transport.Publish([[6]]);
        while (listener.ReceiveFrameBytes() is not [6]) { }
    }

    private int PortOf(Port? port) => port switch { Port.Shell => _ports.Shell, Port.Control => _ports.Control, Port.Stdin => _ports.Stdin, _ => _ports.IoPub };

    private async Task<Socket> ConnectAsync(int port)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        _strangers.Add(socket);
        await socket.ConnectAsync(IPAddress.Loopback, port);
        return socket;
    }

    // The kernel greets first. Then comes the end.
    private static async Task<int> DrainAsync(Socket socket)
    {
        int count;
        do count = await socket.ReceiveAsync(new byte[4096]);
        while (count > 0);
        return count;
    }

    private static DealerSocket Client(byte[] identity, int port)
    {
        var client = new DealerSocket();
        client.Options.Identity = identity;
        client.Connect($"tcp://127.0.0.1:{port}");
        return client;
    }
}
