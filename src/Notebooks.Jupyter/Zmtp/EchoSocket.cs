using System.Net;

namespace Notebooks.Jupyter.Zmtp;

/// <summary>Sends back what it gets, envelope included: a kernel's heartbeat.</summary>
internal sealed class EchoSocket(IPEndPoint endpoint, Action<string> log) : BoundSocket(SocketKind.Reply, endpoint, log)
{
    protected override Task ServeAsync(Connection connection, CancellationToken cancellationToken) =>
        connection.RunAsync(frames =>
        {
            connection.Outgoing.Add(Framing.Encode(frames));
            return ValueTask.CompletedTask;
        }, cancellationToken);
}
