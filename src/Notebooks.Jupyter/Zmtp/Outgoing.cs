using System.Net.Sockets;
using System.Threading.Channels;

namespace Notebooks.Jupyter.Zmtp;

/// <summary>What waits to be sent to one peer. Putting something in never waits; one loop sends.</summary>
internal sealed class Outgoing
{
    private const int BatchBytes = 64 * 1024;

    private readonly Channel<byte[]> _queue = Channel.CreateUnbounded<byte[]>(new() { SingleReader = true });
    private long _backlog;
    private long _lastProgress = Environment.TickCount64;

    /// <summary>Bytes that are not sent yet.</summary>
    public long Backlog => Interlocked.Read(ref _backlog);

    /// <summary>Milliseconds since the peer last took something.</summary>
    public long Stalled => Environment.TickCount64 - Interlocked.Read(ref _lastProgress);

    public void Add(byte[] message)
    {
        // Who had nothing to read has not been slow until now.
        if (Interlocked.Add(ref _backlog, message.Length) == message.Length) Interlocked.Exchange(ref _lastProgress, Environment.TickCount64);
        _queue.Writer.TryWrite(message);
    }

    /// <summary>Sends until the connection ends.</summary>
    public async Task SendAllAsync(Stream to, CancellationToken cancellationToken)
    {
        var batch = new MemoryStream();
        while (await _queue.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
        {
            // Many small messages go out in one piece. The memory of a large one is not kept.
            if (batch.Capacity > 16 * BatchBytes) batch = new();
            batch.SetLength(0);
            while (batch.Length < BatchBytes && _queue.Reader.TryRead(out var message)) batch.Write(message);
            await to.WriteAsync(batch.GetBuffer().AsMemory(0, (int)batch.Length), cancellationToken).ConfigureAwait(false);
            Interlocked.Add(ref _backlog, -batch.Length);
            Interlocked.Exchange(ref _lastProgress, Environment.TickCount64);
        }
    }
}
