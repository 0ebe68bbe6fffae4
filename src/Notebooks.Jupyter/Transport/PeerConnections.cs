using System.Collections;
using System.Reflection;
using AsyncIO;
using NetMQ;
using NetMQ.Sockets;

namespace Notebooks.Jupyter.Transport;

/// <summary>Tells which connection belongs to which client. NetMQ knows, but does not say. The names here are those of its version 4.0.4.5; with another version, the kernel does not start.</summary>
internal static class PeerConnections
{
    private const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly FieldInfo Handle = Field(typeof(NetMQSocket), "m_socketHandle");
    private static readonly FieldInfo Outpipes = Field(Find("NetMQ.Core.Patterns.Router"), "m_outpipes");
    private static readonly PropertyInfo PipeOf = Find("NetMQ.Core.Patterns.Router+Outpipe").GetProperty("Pipe", Hidden) ?? throw Unknown("Pipe");
    private static readonly FieldInfo Peer = Field(Find("NetMQ.Core.Pipe"), "m_peer");
    private static readonly FieldInfo Sink = Field(Find("NetMQ.Core.Pipe"), "m_sink");
    private static readonly FieldInfo Engine = Field(Find("NetMQ.Core.SessionBase"), "m_engine");
    private static readonly FieldInfo Connection = Field(Find("NetMQ.Core.Transports.StreamEngine"), "m_handle");

    /// <summary>The clients of a socket, and their connections. It may be called only on the thread that uses the socket.</summary>
    public static IEnumerable<(byte[] Peer, AsyncSocket Connection)> Of(RouterSocket socket)
    {
        foreach (DictionaryEntry known in (IDictionary)Outpipes.GetValue(Handle.GetValue(socket))!)
        {
            // A connection that is ending has some of these no more.
            if (PipeOf.GetValue(known.Value) is { } pipe && Peer.GetValue(pipe) is { } peer && Sink.GetValue(peer) is { } session
                && Engine.DeclaringType!.IsInstanceOfType(session) && Engine.GetValue(session) is { } engine
                && Connection.DeclaringType!.IsInstanceOfType(engine) && Connection.GetValue(engine) is AsyncSocket connection)
                yield return ((byte[])known.Key, connection);
        }
    }

    private static FieldInfo Field(Type type, string name) => type.GetField(name, Hidden) ?? throw Unknown(name);

    private static Type Find(string name) => typeof(NetMQConfig).Assembly.GetType(name) ?? throw Unknown(name);

    private static InvalidOperationException Unknown(string name) => new($"This NetMQ has no {name}: it is not the version that the kernel was written for.");
}
