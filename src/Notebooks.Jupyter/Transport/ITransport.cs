using System.Threading.Channels;

namespace Notebooks.Jupyter.Transport;

/// <summary>Which socket of a kernel a client talks to.</summary>
internal enum Port
{
    /// <summary>Requests that are carried out one after the other.</summary>
    Shell,

    /// <summary>Requests that must not wait behind them, such as an interrupt.</summary>
    Control,

    /// <summary>Where the kernel asks and the client answers.</summary>
    Stdin,
}

/// <summary>A message of several frames, and the client it came from.</summary>
/// <param name="Peer">Identity of the client, to which replies are sent.</param>
/// <param name="Frames">Its frames, without the identity.</param>
internal sealed record Envelope(byte[] Peer, byte[][] Frames);

/// <summary>
/// What a kernel needs of ZeroMQ: three sockets that take requests and send replies, one that publishes, and a heartbeat,
/// which the transport answers by itself.
/// </summary>
internal interface ITransport : IAsyncDisposable
{
    /// <summary>The requests of all clients, in the order in which they arrived.</summary>
    ChannelReader<Envelope> Requests(Port port);

    /// <summary>Sends to one client.</summary>
    /// <returns>Whether there is such a client.</returns>
    bool Send(Port port, byte[] peer, byte[][] frames);

    /// <summary>Waits until a client is there.</summary>
    /// <returns>Whether it is there now.</returns>
    Task<bool> ConnectedAsync(Port port, byte[] peer, TimeSpan limit);

    /// <summary>Sends to everybody who listens. It never waits.</summary>
    void Publish(byte[][] frames);

    /// <summary>Waits while listeners who do read are behind, so that memory stays bounded. Those who do not read are not waited for.</summary>
    Task RoomAsync();

    /// <summary>Waits until everything is sent, but no longer than a moment.</summary>
    Task DrainAsync(TimeSpan limit);
}
