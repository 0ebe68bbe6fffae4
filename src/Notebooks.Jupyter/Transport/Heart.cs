using NetMQ;
using NetMQ.Sockets;

namespace Notebooks.Jupyter.Transport;

/// <summary>Sends back each message, so that a client sees that the kernel is alive.</summary>
internal sealed class Heart
{
    public Heart(ResponseSocket socket) => socket.ReceiveReady += (_, _) =>
    {
        List<byte[]>? frames = null;
        if (socket.TryReceiveMultipartBytes(ref frames!)) socket.TrySendMultipartBytes(frames);
    };
}
