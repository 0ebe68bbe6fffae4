using System.Net;
using System.Net.Sockets;
using Notebooks.Jupyter.Transport;

namespace Notebooks.Jupyter.Tests.Support;

/// <summary>Ports of this machine that nobody listens on.</summary>
internal static class FreePorts
{
    /// <summary>One for each socket of a kernel.</summary>
    public static TransportPorts Take()
    {
        // All at the same time, so that they differ.
        var listeners = Enumerable.Range(0, 5).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        foreach (var listener in listeners) listener.Start();
        var ports = listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToArray();
        foreach (var listener in listeners) listener.Dispose();
        return new(ports[0], ports[1], ports[2], ports[3], ports[4]);
    }
}
