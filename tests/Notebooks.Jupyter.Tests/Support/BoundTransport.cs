using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using NetMQ;
using NetMQ.Sockets;
using Notebooks.Jupyter.Transport;

namespace Notebooks.Jupyter.Tests.Support;

/// <summary>A transport on free ports, with listeners of all kinds, and messages that are numbered.</summary>
public abstract class BoundTransport : IAsyncDisposable
{
    private protected BoundTransport()
    {
        Ports = FreePorts.Take();
        Transport = NetMQTransport.Bind(IPAddress.Loopback, Ports, _ => null, Log.Enqueue);
    }

    internal ConcurrentQueue<string> Log { get; } = [];

    internal TransportPorts Ports { get; }

    internal NetMQTransport Transport { get; }

    public ValueTask DisposeAsync() => Transport.DisposeAsync();

    /// <summary>Publishes a message as output of a cell.</summary>
    internal async Task PublishAsync(int number, int size)
    {
        Transport.Publish(Message(number, size));
        await Transport.RoomAsync();
    }

    internal static byte[][] Message(int number, int size) => ["kernel.stream"u8.ToArray(), BitConverter.GetBytes(number), new byte[size]];

    internal static void AssertIsNumber(int number, List<byte[]> frames)
    {
        Assert.Equal(3, frames.Count);
        Assert.Equal(number, BitConverter.ToInt32(frames[1]));
    }

    // Greetings, which have one frame, may be for others.
    internal static List<byte[]> Next(SubscriberSocket listener)
    {
        while (true)
            if (listener.ReceiveMultipartBytes() is { Count: > 1 } message) return message;
    }

    /// <summary>A listener that reads ahead as little as can be, and has heard something.</summary>
    internal async Task<SubscriberSocket> ListenAsync(string topic)
    {
        var listener = new SubscriberSocket();
        listener.Options.ReceiveHighWatermark = 10;
        listener.Subscribe(topic);
        listener.Connect($"tcp://127.0.0.1:{Ports.IoPub}");
        byte[] word = Encoding.UTF8.GetBytes($"{topic} hello");
        do Transport.Publish([word]);
        while (!listener.TryReceiveFrameBytes(TimeSpan.FromMilliseconds(50), out _));
        await Task.Delay(200);
        while (listener.TryReceiveFrameBytes(TimeSpan.FromMilliseconds(50), out _)) { }
        return listener;
    }

    /// <summary>A socket that subscribes to everything and never reads: a library would read ahead.</summary>
    internal async Task<Socket> DeafAsync()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, Ports.IoPub);
        byte[] ready = [.. "\x05READY\x0bSocket-Type"u8, 0, 0, 0, 3, .. "SUB"u8];
        await socket.SendAsync((byte[])[0xFF, 0, 0, 0, 0, 0, 0, 0, 0, 0x7F, 3, 0, .. "NULL"u8, .. new byte[48], 4, (byte)ready.Length, .. ready, 0, 1, 1]);
        await Task.Delay(500);
        return socket;
    }
}
