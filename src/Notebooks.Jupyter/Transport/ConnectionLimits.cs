using System.Collections.Concurrent;
using System.Net.Sockets;
using AsyncIO;

namespace Notebooks.Jupyter.Transport;

/// <summary>
/// Bounds the connections of one port that have shown no key. Whoever may connect to the port can open connections; without
/// a bound, somebody could use up the descriptors and the memory of the kernel.
/// </summary>
/// <param name="socket">Name of the socket.</param>
/// <param name="takesSignatures">Whether clients send signed messages to it. To the others, a client never sends any.</param>
/// <param name="patience">How long a connection may stay that has sent no signed message, or no greeting where there are no signed messages.</param>
/// <param name="log">Told of connections that were ended.</param>
internal sealed class ConnectionLimits(string socket, bool takesSignatures, TimeSpan patience, Action<string> log)
{
    /// <summary>How many connections without a signed message a port may have. A front end needs one.</summary>
    public const int MostUnsigned = 64;

    /// <summary>How long a connection may usually stay without a signed message. ZeroMQ connects again by itself, so that a client that is only slow loses nothing.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // A greeting of ZeroMQ begins with ten bytes that say so, and two for the version.
    private const long GreetingBytes = 12;

    // Front ends keep the log of a kernel. A stranger must not fill it.
    private const int MostLines = 20;

    private readonly ConcurrentDictionary<AsyncSocket, Connection> _connections = [];
    private readonly Lock _gate = new();
    private int _lines;

    /// <summary>Takes a connection that was just made. One connection is ended when there are too many.</summary>
    public void Add(AsyncSocket connection)
    {
        lock (_gate)
        {
            Forget();
            _connections[connection] = new(Environment.TickCount64);
            AsyncSocket[] unsigned = [.. _connections.Where(known => !known.Value.IsSigned).OrderBy(known => known.Value.Since).Select(known => known.Key)];
            if (unsigned.Length <= MostUnsigned) return;
            // A real client that is ended here connects again. On a port without signatures, those that read are kept.
            End(takesSignatures ? unsigned[0] : connection, $"more than {MostUnsigned} have shown no key");
        }
    }

    /// <summary>Counts what a connection has sent.</summary>
    public void Count(AsyncSocket connection, int bytes)
    {
        if (_connections.TryGetValue(connection, out var known)) known.Bytes += bytes;
    }

    /// <summary>Keeps a connection whose client has sent a signed message.</summary>
    public void Trust(AsyncSocket connection)
    {
        if (_connections.TryGetValue(connection, out var known)) known.IsSigned = true;
    }

    /// <summary>Ends connections that have shown nothing for too long.</summary>
    public void Sweep()
    {
        lock (_gate)
        {
            Forget();
            foreach (var (connection, known) in _connections)
            {
                if (known.IsSigned || Environment.TickCount64 - known.Since < patience.TotalMilliseconds || !takesSignatures && known.Bytes >= GreetingBytes) continue;
                End(connection, $"it has sent no {(takesSignatures ? "signed message" : "greeting")} for {patience.TotalSeconds:0.##} s");
            }
        }
    }

    /// <summary>How many connections are there.</summary>
    public int Connections
    {
        get
        {
            lock (_gate)
            {
                Forget();
                return _connections.Count;
            }
        }
    }

    private void Forget()
    {
        foreach (var gone in _connections.Keys.Where(connection => !RawSocket.IsOpen(connection))) _connections.TryRemove(gone, out _);
    }

    private void End(AsyncSocket connection, string reason)
    {
        _connections.TryRemove(connection, out _);
        RawSocket.Close(connection);
        if (_lines++ < MostLines) log($"A connection to the {socket} socket was ended: {reason}.{(_lines == MostLines ? " More of them are ended without a word." : "")}");
    }

    private sealed class Connection(long since)
    {
        public long Since { get; } = since;

        public bool IsSigned { get; set; }

        public long Bytes { get; set; }
    }
}
