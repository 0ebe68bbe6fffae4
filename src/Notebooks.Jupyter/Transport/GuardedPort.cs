using System.Collections;
using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Reflection;
using AsyncIO;
using NetMQ;

namespace Notebooks.Jupyter.Transport;

/// <summary>
/// Stands between NetMQ and the system. It hands received data and new connections to NetMQ, and catches NetMQ's exceptions.
/// NetMQ 4.0.4.5 throws at some greetings that are broken on purpose, and when there are no descriptors for a connection.
/// It throws on a thread of its own, which would end the process. With this class, only the connection ends. The names in
/// this class are those of that version. With another version, the kernel does not start.
/// </summary>
/// <param name="inner">The port that NetMQ would use.</param>
/// <param name="log">Told of connections that were ended.</param>
internal sealed class GuardedPort(CompletionPort inner, Action<string> log) : CompletionPort
{
    private const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    // Front ends keep the log of a kernel. A stranger must not fill it.
    private const int MostLines = 20;

    // How long a listener waits when no descriptors are left. Without a pause, it would try again at once, without end.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private static readonly Type Proactor = Find("NetMQ.Core.Utils.Proactor");
    private static readonly Type Item = Find("NetMQ.Core.Utils.Proactor+Item");
    private static readonly PropertyInfo Receiver = Item.GetProperty("ProactorEvents") ?? throw Unknown("ProactorEvents");
    private static readonly PropertyInfo IsCancelled = Item.GetProperty("Cancelled") ?? throw Unknown("Cancelled");
    private static readonly MethodInvoker Received = MethodInvoker.Create(Find("NetMQ.Core.IProactorEvents").GetMethod("InCompleted") ?? throw Unknown("InCompleted"));

    // All sockets of a process share the threads of NetMQ.
    private static readonly ConcurrentDictionary<int, ConnectionLimits> Limits = [];

    private int _lines;

    /// <summary>Bounds the connections of a port from now on.</summary>
    /// <param name="port">The port.</param>
    /// <param name="limits">Their bounds, or null for none.</param>
    public static void Limit(int port, ConnectionLimits? limits)
    {
        if (limits is null) Limits.TryRemove(port, out _);
        else Limits[port] = limits;
    }

    /// <summary>Guards the threads of NetMQ. The first socket starts them. This is called when it is made, but before it is bound.</summary>
    /// <param name="log">Told of connections that were ended.</param>
    public static void Install(Action<string> log)
    {
        var port = Proactor.GetField("m_completionPort", Hidden) ?? throw Unknown("m_completionPort");
        var context = typeof(NetMQConfig).GetProperty("Context", Hidden)?.GetValue(null) ?? throw Unknown("Context");
        foreach (var thread in context.GetType().GetField("m_ioThreads", Hidden)?.GetValue(context) as IEnumerable ?? throw Unknown("m_ioThreads"))
        {
            var proactor = thread.GetType().GetField("m_proactor", Hidden)?.GetValue(thread) ?? throw Unknown("m_proactor");
            if (port.GetValue(proactor) is CompletionPort own and not GuardedPort) port.SetValue(proactor, new GuardedPort(own, log));
        }
    }

    public override bool GetMultipleQueuedCompletionStatus(int timeout, CompletionStatus[] completions, out int removed)
    {
        removed = 0;
        if (!inner.GetQueuedCompletionStatus(timeout, out var completion)) return false;
        if (completion.OperationType is OperationType.Receive or OperationType.Accept)
        {
            HandOver(completion);
            return false;
        }
        completions[removed++] = completion;
        return true;
    }

    public override bool GetQueuedCompletionStatus(int timeout, out CompletionStatus completion) => inner.GetQueuedCompletionStatus(timeout, out completion);

    public override void AssociateSocket(AsyncSocket socket, object state)
    {
        inner.AssociateSocket(socket, state);
        LimitsOf(socket)?.Add(socket);
    }

    public override void Signal(object state) => inner.Signal(state);

    public override void Dispose() => inner.Dispose();

    private void HandOver(CompletionStatus completion)
    {
        if (completion.State is not { } item || IsCancelled.GetValue(item) is true) return;
        if (completion.OperationType == OperationType.Receive && LimitsOf(completion.AsyncSocket) is { } limits) limits.Count(completion.AsyncSocket, completion.BytesTransferred);
        var (receiver, isListener) = (Receiver.GetValue(item), completion.OperationType == OperationType.Accept);
        if (isListener && completion.SocketError != SocketError.Success) Thread.Sleep(Pause);
        try
        {
            Received.Invoke(receiver, completion.SocketError, completion.BytesTransferred);
        }
        catch (Exception) when (isListener)
        {
            // The client has gone again, or there was no descriptor for it. A listener that is told the latter goes on.
            Thread.Sleep(Pause);
            Received.Invoke(receiver, SocketError.TooManyOpenSockets, 0);
        }
        catch (Exception e)
        {
            if (_lines++ < MostLines) log($"A connection was ended, because what it sent could not be read: {e.GetType().Name}.");
            End(receiver, completion.AsyncSocket);
        }
    }

    private static ConnectionLimits? LimitsOf(AsyncSocket socket) => RawSocket.PortOf(socket) is { } port ? Limits.GetValueOrDefault(port) : null;

    // NetMQ is told that the other side has reset the connection. Then NetMQ cleans up.
    private static void End(object? receiver, AsyncSocket socket)
    {
        try
        {
            Received.Invoke(receiver, SocketError.ConnectionReset, 0);
        }
        catch (Exception)
        {
            socket.Dispose();
        }
    }

    private static Type Find(string name) => typeof(NetMQConfig).Assembly.GetType(name) ?? throw Unknown(name);

    private static InvalidOperationException Unknown(string name) => new($"This NetMQ has no {name}: it is not the version that the kernel was written for.");
}
