using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Notebooks.Jupyter.Tests.Support;
using NetMQ;
using NetMQ.Sockets;
using Notebooks.Jupyter.Transport;

namespace Notebooks.Jupyter.Tests.Transport;

/// <summary>Listeners that read, that read slowly and that do not read, and clients that come, go and do not exist.</summary>
public class TransportTests : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _log = [];
    private readonly TransportPorts _ports;
    private readonly NetMQTransport _transport;

    public TransportTests()
    {
        _ports = FreePorts.Take();
        _transport = NetMQTransport.Bind(IPAddress.Loopback, _ports, _log.Enqueue);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_listener_that_reads_slowly_loses_nothing()
    {
        using var listener = await ListenAsync("kernel.");
        const int Count = 40_000;
        var reading = Task.Run(() =>
        {
            for (var n = 0; n < Count; n++)
            {
                if (n % 200 == 0) Task.Delay(10).Wait();
                AssertIsNumber(n, Next(listener));
            }
        });
        for (var n = 0; n < Count; n++) await PublishAsync(n, 1000);
        await reading;
        Assert.Empty(_log);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_listener_that_pauses_loses_nothing()
    {
        using var listener = await ListenAsync("kernel.");
        var publishing = Task.Run(async () => { for (var n = 0; n < 300; n++) await PublishAsync(n, 100_000); });
        // Shorter than the patience with somebody who does not read at all.
        await Task.Delay(1000);
        Assert.False(publishing.IsCompleted, "nobody waits for the listener");
        for (var n = 0; n < 300; n++) AssertIsNumber(n, Next(listener));
        await publishing;
        Assert.Empty(_log);
    }

    [Fact(Timeout = 300_000)]
    public async Task One_that_never_reads_takes_little_memory_and_hinders_neither_the_quick_nor_the_slow()
    {
        using var deaf = await DeafAsync();
        using var quick = await ListenAsync("");
        using var slow = await ListenAsync("kernel.");
        const int Count = 4_000;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var quickly = Task.Run(() =>
        {
            for (var n = 0; n < Count; n++) AssertIsNumber(n, Next(quick));
        });
        var slowly = Task.Run(() =>
        {
            for (var n = 0; n < Count; n++)
            {
                if (n % 20 == 0) Task.Delay(10).Wait();
                AssertIsNumber(n, Next(slow));
            }
        });
        // 400 MB go by.
        for (var n = 0; n < Count; n++) await PublishAsync(n, 100_000);
        await Task.WhenAll(quickly, slowly);
        var more = (GC.GetTotalMemory(forceFullCollection: true) - before) / (1024 * 1024);
        Assert.True(more < 64, $"{more} MB are kept");
        Assert.Equal(["A client does not read what is published: it gets no more until it does."], _log);
    }

    [Fact(Timeout = 120_000)]
    public async Task While_one_does_not_read_the_others_hear_everything_at_once()
    {
        using var deaf = await DeafAsync();
        using var quick = await ListenAsync("");
        // Without waiting for room: what no cell puts out, such as whether the kernel is busy.
        for (var n = 0; n < 300; n++) _transport.Publish(Message(n, 100_000));
        for (var n = 0; n < 300; n++) AssertIsNumber(n, Next(quick));
        Assert.Empty(_log);
    }

    [Fact(Timeout = 120_000)]
    public async Task One_that_reads_again_hears_again()
    {
        using var late = await ListenAsync("kernel.");
        for (var n = 0; n < 300; n++) await PublishAsync(n, 100_000);
        Assert.Single(_log);
        // What was kept for it comes first, in order; then there is a gap, and then what is new.
        List<byte[]>? frames = null;
        var next = 0;
        for (; late.TryReceiveMultipartBytes(TimeSpan.FromSeconds(1), ref frames!); next++) AssertIsNumber(next, frames);
        Assert.InRange(next, 10, 299);
        await PublishAsync(5000, 10);
        AssertIsNumber(5000, Next(late));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_reply_reaches_its_client_and_nobody_is_told_apart_from_somebody()
    {
        Assert.False(_transport.Send(Port.Shell, [1, 2, 3], [[4]]));
        Assert.False(await _transport.ConnectedAsync(Port.Stdin, [1, 2, 3], TimeSpan.FromMilliseconds(100)));
        var waiting = _transport.ConnectedAsync(Port.Stdin, [1, 2, 3], TimeSpan.FromSeconds(30));
        using var client = new DealerSocket();
        client.Options.Identity = [1, 2, 3];
        client.Connect($"tcp://127.0.0.1:{_ports.Stdin}");
        Assert.True(await waiting);
        Assert.True(_transport.Send(Port.Stdin, [1, 2, 3], [[4], [], [5]]));
        Assert.Equal([[4], [], [5]], client.ReceiveMultipartBytes());
        client.SendMultipartBytes([6], []);
        var envelope = await _transport.Requests(Port.Stdin).ReadAsync();
        Assert.Equal([1, 2, 3], envelope.Peer);
        Assert.Equal([[6], []], envelope.Frames);
        await _transport.DrainAsync(TimeSpan.FromSeconds(30));
    }

    [Fact(Timeout = 60_000)]
    public async Task Requests_beyond_those_that_wait_come_later()
    {
        using var client = new DealerSocket();
        client.Connect($"tcp://127.0.0.1:{_ports.Shell}");
        const int Count = 25_000;
        var sending = Task.Run(() => { for (var n = 0; n < Count; n++) client.SendFrame(BitConverter.GetBytes(n)); });
        for (var n = 0; n < Count; n++)
            Assert.Equal(n, BitConverter.ToInt32((await _transport.Requests(Port.Shell).ReadAsync()).Frames[0]));
        await sending;
    }

    [Fact(Timeout = 60_000)]
    public void A_port_that_is_taken_is_named()
    {
        var error = Assert.Throws<IOException>(() => NetMQTransport.Bind(IPAddress.Loopback, FreePorts.Take() with { IoPub = _ports.IoPub }, _ => { }));
        Assert.Equal($"The iopub socket cannot be bound to 127.0.0.1:{_ports.IoPub}: Address already in use. Another kernel may use this connection file.", error.Message);
    }

    [Fact(Timeout = 60_000)]
    public async Task It_listens_on_an_address_of_version_6()
    {
        var ports = FreePorts.Take();
        await using var transport = NetMQTransport.Bind(IPAddress.IPv6Loopback, ports, _ => { });
        using var heart = new RequestSocket();
        heart.Options.IPv4Only = false;
        heart.Connect($"tcp://[::1]:{ports.Heartbeat}");
        heart.SendFrame([7]);
        Assert.Equal([7], heart.ReceiveFrameBytes());
    }

    public ValueTask DisposeAsync() => _transport.DisposeAsync();

    private async Task PublishAsync(int number, int size)
    {
        _transport.Publish(Message(number, size));
        await _transport.RoomAsync();
    }

    private static byte[][] Message(int number, int size) => ["kernel.stream"u8.ToArray(), BitConverter.GetBytes(number), new byte[size]];

    private static void AssertIsNumber(int number, List<byte[]> frames)
    {
        Assert.Equal(3, frames.Count);
        Assert.Equal(number, BitConverter.ToInt32(frames[1]));
    }

    // Greetings, which have one frame, may be for others.
    private static List<byte[]> Next(SubscriberSocket listener)
    {
        while (true)
            if (listener.ReceiveMultipartBytes() is { Count: > 1 } message) return message;
    }

    /// <summary>A listener that reads ahead as little as can be, and has heard something.</summary>
    private async Task<SubscriberSocket> ListenAsync(string topic)
    {
        var listener = new SubscriberSocket();
        listener.Options.ReceiveHighWatermark = 10;
        listener.Subscribe(topic);
        listener.Connect($"tcp://127.0.0.1:{_ports.IoPub}");
        byte[] word = [.. "kernel.hello"u8, .. Guid.NewGuid().ToByteArray()];
        do _transport.Publish([word]);
        while (!listener.TryReceiveFrameBytes(TimeSpan.FromMilliseconds(50), out _));
        await Task.Delay(200);
        while (listener.TryReceiveFrameBytes(TimeSpan.FromMilliseconds(50), out _)) { }
        return listener;
    }

    /// <summary>A socket that subscribes to everything and never reads: a library would read ahead.</summary>
    private async Task<Socket> DeafAsync()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, _ports.IoPub);
        byte[] ready = [.. "\x05READY\x0bSocket-Type"u8, 0, 0, 0, 3, .. "SUB"u8];
        await socket.SendAsync((byte[])[0xFF, 0, 0, 0, 0, 0, 0, 0, 0, 0x7F, 3, 0, .. "NULL"u8, .. new byte[48], 4, (byte)ready.Length, .. ready, 0, 1, 1]);
        await Task.Delay(500);
        return socket;
    }
}
