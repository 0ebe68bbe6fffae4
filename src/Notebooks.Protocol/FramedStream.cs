using System.Buffers.Binary;
using System.Text;
using System.Text.Json;

namespace Notebooks.Protocol;

/// <summary>
/// Cuts a byte stream into messages: four bytes of length, little-endian, then the message.
/// Any thread may send; one at a time may read, also while others send.
/// </summary>
/// <param name="stream">The stream, which the caller keeps and disposes.</param>
public sealed class FramedStream(Stream stream)
{
    /// <summary>The longest message either side accepts, in bytes.</summary>
    public const int MaxBytes = 256 * 1024 * 1024;

    private const int HeaderBytes = sizeof(int);
    private const int KeptBufferBytes = 1024 * 1024;
    private const int FirstBytes = 1024 * 1024;

    private readonly Lock _sending = new();
    private MemoryStream _outgoing = new();

    /// <summary>Sends a message; it is on its way when the call returns.</summary>
    /// <param name="write">Writes the message.</param>
    /// <exception cref="InvalidDataException">It is longer than <see cref="MaxBytes"/>; nothing was sent.</exception>
    /// <exception cref="IOException">The other side is gone.</exception>
    public void Send(Action<BinaryWriter> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        lock (_sending)
        {
            // The memory of one huge chart must not stay in use until the end of the run.
            if (_outgoing.Capacity > KeptBufferBytes) _outgoing = new();
            _outgoing.SetLength(HeaderBytes);
            _outgoing.Position = HeaderBytes;
            using (var to = new BinaryWriter(_outgoing, Encoding.UTF8, leaveOpen: true)) write(to);

            var length = (int)_outgoing.Length - HeaderBytes;
            if (length > MaxBytes)
                throw new InvalidDataException($"An output of {length >> 20} MB cannot be sent: the limit is {MaxBytes >> 20} MB. Show less, or write it to a file.");

            // The header was reserved above, so that one write carries the whole message.
            var whole = _outgoing.GetBuffer().AsSpan(0, HeaderBytes + length);
            BinaryPrimitives.WriteInt32LittleEndian(whole, length);
            stream.Write(whole);
            stream.Flush();
        }
    }

    /// <summary>Sends a message, and waits no longer than it may: a process that is stopped reads nothing, and a pipe keeps little.</summary>
    /// <param name="write">Writes the message.</param>
    /// <param name="cancellationToken">Stops waiting. Part of the message may have been sent then, so that only ending the other side is left.</param>
    /// <inheritdoc cref="Send"/>
    public async Task SendAsync(Action<BinaryWriter> write, CancellationToken cancellationToken)
    {
        var sending = Task.Run(() => Send(write), CancellationToken.None);
        try
        {
            await sending.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // It ends with an exception when the other side is ended.
            _ = sending.ContinueWith(static ended => _ = ended.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            throw;
        }
    }

    /// <summary>Reads the next message, or null when the other side has closed the stream.</summary>
    /// <param name="read">Reads the message from its bytes.</param>
    /// <param name="cancellationToken">Stops waiting; the stream is unusable afterwards.</param>
    /// <returns>The message or null.</returns>
    /// <exception cref="InvalidDataException">The bytes that arrived are no message.</exception>
    /// <exception cref="IOException">The other side died in the middle of a message.</exception>
    public async Task<T?> ReadAsync<T>(Func<BinaryReader, T> read, CancellationToken cancellationToken = default) where T : class
    {
        var header = new byte[HeaderBytes];
        var received = await stream.ReadAtLeastAsync(header, HeaderBytes, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        if (received == 0) return null;
        var body = new Body(LengthIn(header, received));
        while (body.Room is { Length: > 0 } room)
            body.Take(await stream.ReadAtLeastAsync(room, room.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false));
        return Parse(body.Bytes, read);
    }

    /// <summary>Reads the next message on the calling thread, for a process whose thread pool may be starved on purpose.</summary>
    /// <inheritdoc cref="ReadAsync"/>
    public T? Read<T>(Func<BinaryReader, T> read) where T : class
    {
        var header = new byte[HeaderBytes];
        var received = stream.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false);
        if (received == 0) return null;
        var body = new Body(LengthIn(header, received));
        while (body.Room is { Length: > 0 } room) body.Take(stream.ReadAtLeast(room.Span, room.Length, throwOnEndOfStream: false));
        return Parse(body.Bytes, read);
    }

    private static int LengthIn(byte[] header, int received) => received < HeaderBytes ? throw CutOff() : BinaryPrimitives.ReadInt32LittleEndian(header) switch
    {
        > 0 and <= MaxBytes and var length => length,
        var length => throw new InvalidDataException($"Not a message: it claims a length of {length} bytes. Something else has written to the channel."),
    };

    private static T Parse<T>(byte[] body, Func<BinaryReader, T> read)
    {
        T message;
        using var bytes = new MemoryStream(body, writable: false);
        try
        {
            using var from = new BinaryReader(bytes, Encoding.UTF8, leaveOpen: true);
            message = read(from);
        }
        // All bytes have arrived, so an error of reading them means that their content is wrong.
        catch (Exception exception) when (exception is IOException or FormatException or JsonException or OverflowException or ArgumentException)
        {
            throw new InvalidDataException($"Not a message this version understands: {exception.Message}", exception);
        }

        var left = bytes.Length - bytes.Position;
        return left == 0 ? message : throw new InvalidDataException($"Not a message this version understands: {left} of its {body.Length} bytes are left over.");
    }

    private static EndOfStreamException CutOff() => new("The channel was closed in the middle of a message.");

    // A wrong length must not cost the memory that it claims, so memory is taken as the message arrives.
    private sealed class Body(int length)
    {
        private byte[] _bytes = new byte[Math.Min(length, FirstBytes)];
        private int _received;

        /// <summary>The whole message, once it is complete.</summary>
        public byte[] Bytes => _bytes;

        /// <summary>The place for more bytes; empty when the message is complete.</summary>
        public Memory<byte> Room => _bytes.AsMemory(_received);

        public void Take(int received)
        {
            _received += received;
            if (_received < _bytes.Length) throw CutOff();
            if (_received < length) Array.Resize(ref _bytes, (int)Math.Min(length, 2L * _received));
        }
    }
}
