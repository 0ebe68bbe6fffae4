using System.Net.Sockets;
using System.Reflection;
using AsyncIO;

namespace Notebooks.Jupyter.Transport;

/// <summary>The socket of the system below one of NetMQ's.</summary>
internal static class RawSocket
{
    /// <summary>The port on which a connection arrived, or null for a socket that is no connection.</summary>
    public static int? PortOf(AsyncSocket socket)
    {
        try
        {
            return socket.RemoteEndPoint is null ? null : socket.LocalEndPoint?.Port;
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or NullReferenceException)
        {
            return null;
        }
    }

    /// <summary>Whether NetMQ has not closed it.</summary>
    public static bool IsOpen(AsyncSocket socket) => PortOf(socket) is not null;

    /// <summary>Ends a connection. NetMQ then sees that nothing more comes, and cleans up.</summary>
    public static void Close(AsyncSocket socket)
    {
        try
        {
            if (socket.GetType().GetField("m_socket", BindingFlags.Instance | BindingFlags.NonPublic)?.GetValue(socket) is Socket own) own.Shutdown(SocketShutdown.Both);
            else socket.Dispose();
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // It is closed already.
        }
    }
}
