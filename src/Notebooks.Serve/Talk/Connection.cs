using System.Net.WebSockets;
using System.Threading.Channels;

namespace Notebooks.Serve.Talk;

/// <summary>The socket of one page. Messages to it wait in a queue that is bounded: a page that does not read waits for its next load.</summary>
internal sealed class Connection(WebSocket socket, ServeLimits limits) : IAsyncDisposable
{
    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(1);

    private readonly Channel<ServerMessage> _outgoing = Channel.CreateBounded<ServerMessage>(new BoundedChannelOptions(limits.Waiting) { SingleReader = true });

    // It stays when the connection is disposed: who holds the connection may end it or send to it a moment later.
    private readonly CancellationTokenSource _end = new();

    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when everything was sent, or nobody reads any more.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Sends a message when those before it are sent. The task ends when there is room for it.</summary>
    public async Task SendAsync(ServerMessage message)
    {
        try { await _outgoing.Writer.WriteAsync(message, _end.Token).ConfigureAwait(false); }
        catch (Exception e) when (e is OperationCanceledException or ChannelClosedException) { }
    }

    /// <summary>Serves the socket to its end.</summary>
    /// <param name="take">Takes the messages, one after the other.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(Func<ClientMessage, Task> take, CancellationToken cancellationToken)
    {
        using var registration = cancellationToken.Register(_end.Cancel);
        var sending = SendAllAsync();
        try
        {
            await ReceiveAllAsync(take).ConfigureAwait(false);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // The tab was closed, or everything ends.
        }
        finally
        {
            await _end.CancelAsync().ConfigureAwait(false);
            await sending.ConfigureAwait(false);
        }
    }

    /// <summary>Ends it, after what waits was sent.</summary>
    public void Complete() => _outgoing.Writer.TryComplete();

    /// <summary>Ends it. It may have ended before.</summary>
    public void End() => _end.Cancel();

    public ValueTask DisposeAsync()
    {
        socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task ReceiveAllAsync(Func<ClientMessage, Task> take)
    {
        var buffer = new byte[16 * 1024];
        using var message = new MemoryStream();
        while (true)
        {
            message.SetLength(0);
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer.AsMemory(), _end.Token).ConfigureAwait(false);
                if (part.MessageType != WebSocketMessageType.Text)
                {
                    if (part.MessageType == WebSocketMessageType.Binary) await CloseAsync(WebSocketCloseStatus.InvalidMessageType, "Messages are JSON.").ConfigureAwait(false);
                    return;
                }

                if (message.Length + part.Count > limits.MessageBytes)
                {
                    await CloseAsync(WebSocketCloseStatus.MessageTooBig, $"A message has at most {limits.MessageBytes} bytes.").ConfigureAwait(false);
                    return;
                }

                message.Write(buffer, 0, part.Count);
            }
            while (!part.EndOfMessage);

            if (ClientMessage.Read(message.GetBuffer().AsSpan(0, (int)message.Length)) is not { } read)
            {
                await CloseAsync(WebSocketCloseStatus.InvalidPayloadData, "This is no message of a page.").ConfigureAwait(false);
                return;
            }

            await take(read).ConfigureAwait(false);
        }
    }

    private async Task SendAllAsync()
    {
        try
        {
            await foreach (var message in _outgoing.Reader.ReadAllAsync(_end.Token).ConfigureAwait(false))
                await socket.SendAsync(message.Write(), WebSocketMessageType.Text, endOfMessage: true, _end.Token).ConfigureAwait(false);
            await CloseAsync(WebSocketCloseStatus.NormalClosure, "").ConfigureAwait(false);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // Nobody reads any more.
        }
        finally
        {
            _ended.TrySetResult();
        }
    }

    private async Task CloseAsync(WebSocketCloseStatus status, string why)
    {
        using var limit = new CancellationTokenSource(CloseLimit);
        try { await socket.CloseOutputAsync(status, why, limit.Token).ConfigureAwait(false); }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or InvalidOperationException) { }
    }
}
