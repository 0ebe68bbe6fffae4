using System.Net;
using Notebooks.Jupyter.Tests.Support;
using NetMQ;
using NetMQ.Sockets;
using Notebooks.Jupyter.Transport;

namespace Notebooks.Jupyter.Tests.Transport;

/// <summary>Clients that come, go and do not exist, and addresses that are taken.</summary>
public class TransportTests : BoundTransport
{
    [Fact(Timeout = 120_000)]
    public async Task A_reply_reaches_its_client_and_nobody_is_told_apart_from_somebody()
    {
        Assert.False(Transport.Send(Port.Shell, [1, 2, 3], [[4]]));
        Assert.False(await Transport.ConnectedAsync(Port.Stdin, [1, 2, 3], TimeSpan.FromMilliseconds(100)));
        var waiting = Transport.ConnectedAsync(Port.Stdin, [1, 2, 3], TimeSpan.FromSeconds(30));
        using var client = new DealerSocket();
        client.Options.Identity = [1, 2, 3];
        client.Connect($"tcp://127.0.0.1:{Ports.Stdin}");
        Assert.True(await waiting);
        Assert.True(Transport.Send(Port.Stdin, [1, 2, 3], [[4], [], [5]]));
        Assert.Equal([[4], [], [5]], client.ReceiveMultipartBytes());
        client.SendMultipartBytes([6], []);
        var envelope = await Transport.Requests(Port.Stdin).ReadAsync();
        Assert.Equal([1, 2, 3], envelope.Peer);
        Assert.Equal([[6], []], envelope.Frames);
        await Transport.DrainAsync(TimeSpan.FromSeconds(30));
    }

    [Fact(Timeout = 120_000)]
    public async Task Requests_beyond_those_that_wait_come_later()
    {
        using var client = new DealerSocket();
        client.Connect($"tcp://127.0.0.1:{Ports.Shell}");
        const int Count = 25_000;
        var sending = Task.Run(() => { for (var n = 0; n < Count; n++) client.SendFrame(BitConverter.GetBytes(n)); });
        for (var n = 0; n < Count; n++)
            Assert.Equal(n, BitConverter.ToInt32((await Transport.Requests(Port.Shell).ReadAsync()).Frames[0]));
        await sending;
    }

    [Fact(Timeout = 120_000)]
    public void A_port_that_is_taken_is_named()
    {
        var error = Assert.Throws<IOException>(() => NetMQTransport.Bind(IPAddress.Loopback, FreePorts.Take() with { IoPub = Ports.IoPub }, _ => null, _ => { }));
        Assert.Equal($"The iopub socket cannot be bound to 127.0.0.1:{Ports.IoPub}: Address already in use. Another kernel may use this connection file.", error.Message);
    }

    [Fact(Timeout = 120_000)]
    public async Task It_listens_on_an_address_of_version_6()
    {
        var ports = FreePorts.Take();
        await using var transport = NetMQTransport.Bind(IPAddress.IPv6Loopback, ports, _ => null, _ => { });
        using var heart = new RequestSocket();
        heart.Options.IPv4Only = false;
        heart.Connect($"tcp://[::1]:{ports.Heartbeat}");
        heart.SendFrame([7]);
        Assert.Equal([7], heart.ReceiveFrameBytes());
    }
}
