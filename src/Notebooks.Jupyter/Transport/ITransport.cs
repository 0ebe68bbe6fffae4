using System.Threading.Channels;

namespace Notebooks.Jupyter.Transport;

/// <summary>Which socket of a kernel a client talks to.</summary>
internal enum Port
{
    /// <summary>Requests that are carried out one after the other.</summary>
    Shell,

    /// <summary>Requests that must not wait behind those of the shell, such as an interrupt.</summary>
    Control,

    /// <summary>Questions of the kernel, and the answers of the client.</summary>
    Stdin,
}

/// <summary>A message of several frames, and the client it came from.</summary>
/// <param name="Peer">Identity of the client, to which replies are sent.</param>
/// <param name="Frames">Its frames, without the identity.</param>
internal sealed record Envelope(byte[] Peer, byte[][] Frames);

/// <summary>
/// The part of ZeroMQ that a kernel needs: three sockets that take requests and send replies, one that publishes, and a
/// heartbeat, which the transport answers by itself.
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

    /// <summary>Sends to every listener. It never waits.</summary>
    void Publish(byte[][] frames);

    /// <summary>Waits while listeners that read are behind, so that memory stays bounded. It does not wait for others.</summary>
    Task RoomAsync();

    /// <summary>Waits until everything is sent, but no longer than a limit.</summary>
    Task DrainAsync(TimeSpan limit);
}
