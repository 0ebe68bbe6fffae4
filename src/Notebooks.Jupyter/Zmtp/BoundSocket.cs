using System.Net;
using System.Net.Sockets;

namespace Notebooks.Jupyter.Zmtp;

/// <summary>A socket that peers connect to.</summary>
internal abstract class BoundSocket : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly SocketKind _kind;
    private readonly Action<string> _log;
    private readonly CancellationTokenSource _closing = new();
    private readonly HashSet<Task> _running = [];
    private readonly Task _accepting;

    /// <summary>Binds at once.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="endpoint">Where.</param>
    /// <param name="log">Told of peers that are turned away.</param>
    /// <exception cref="SocketException">The port is taken.</exception>
    protected BoundSocket(SocketKind kind, IPEndPoint endpoint, Action<string> log)
    {
        (_kind, _log) = (kind, log);
        _listener = new(endpoint);
        _listener.Start();
        _accepting = Task.Run(AcceptAllAsync);
    }

    /// <summary>Serves one peer until it has gone.</summary>
    protected abstract Task ServeAsync(Connection connection, CancellationToken cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync().ConfigureAwait(false);
        _listener.Dispose();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Task[] running;
        lock (_running) running = [.. _running];
        await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _closing.Dispose();
    }

    private async Task AcceptAllAsync()
    {
        while (!_closing.IsCancellationRequested)
        {
            Socket socket;
            try
            {
                socket = await _listener.AcceptSocketAsync(_closing.Token).ConfigureAwait(false);
            }
            catch (SocketException e)
            {
                // One connection that failed is not the end of the others.
                _log($"A connection could not be accepted: {e.Message}");
                continue;
            }
            var peer = PeerAsync(socket);
            lock (_running) _running.Add(peer);
            _ = peer.ContinueWith(ended => { lock (_running) _running.Remove(ended); }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private async Task PeerAsync(Socket socket)
    {
        try
        {
            using var connection = await Connection.AcceptAsync(socket, _kind, _closing.Token).ConfigureAwait(false);
            await ServeAsync(connection, _closing.Token).ConfigureAwait(false);
        }
        catch (ZmtpException e)
        {
            _log($"A peer of the {_kind.Name} socket was turned away: {e.Message}.");
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // It has gone, or this side is closing.
        }
        catch (Exception e)
        {
            _log($"A peer of the {_kind.Name} socket was lost: {e}");
        }
    }
}
