using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Notebooks.Host.Protocol;

/// <summary>
/// Messages over a byte stream: four bytes of length, little-endian, then that many bytes of JSON.
/// Any thread may send; one at a time may read, also while others send.
/// </summary>
/// <param name="stream">A duplex stream, which the caller keeps and disposes.</param>
public sealed class MessageStream(Stream stream)
{
    /// <summary>The longest message either side accepts, in bytes.</summary>
    public const int MaxMessageBytes = 256 * 1024 * 1024;

    private const int HeaderBytes = sizeof(int);
    private const int KeptBufferBytes = 1024 * 1024;

    // HTML would grow sixfold under the default escaping, which guards web pages that this JSON never enters.
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly Lock _sending = new();
    private ArrayBufferWriter<byte> _outgoing = new();

    /// <summary>Sends a command; it is on its way when the call returns.</summary>
    /// <param name="command">The command.</param>
    /// <exception cref="InvalidDataException">It is longer than <see cref="MaxMessageBytes"/>; nothing was sent.</exception>
    /// <exception cref="IOException">The other side is gone.</exception>
    public void Send(Command command) => Send(command, ProtocolJson.Default.Command);

    /// <summary>Sends an event; it is on its way when the call returns.</summary>
    /// <param name="message">The event.</param>
    /// <exception cref="InvalidDataException">It is longer than <see cref="MaxMessageBytes"/>; nothing was sent.</exception>
    /// <exception cref="IOException">The other side is gone.</exception>
    public void Send(Event message) => Send(message, ProtocolJson.Default.Event);

    /// <summary>Reads the next command, or null when the other side has closed the stream.</summary>
    /// <param name="cancellationToken">Stops waiting; the stream is unusable afterwards.</param>
    /// <returns>The command or null.</returns>
    /// <exception cref="InvalidDataException">What arrived is no message.</exception>
    /// <exception cref="IOException">The other side died in the middle of a message.</exception>
    public Task<Command?> ReadCommandAsync(CancellationToken cancellationToken = default) =>
        ReadAsync(ProtocolJson.Default.Command, cancellationToken);

    /// <summary>Reads the next event, or null when the other side has closed the stream.</summary>
    /// <param name="cancellationToken">Stops waiting; the stream is unusable afterwards.</param>
    /// <returns>The event or null.</returns>
    /// <exception cref="InvalidDataException">What arrived is no message.</exception>
    /// <exception cref="IOException">The other side died in the middle of a message.</exception>
    public Task<Event?> ReadEventAsync(CancellationToken cancellationToken = default) =>
        ReadAsync(ProtocolJson.Default.Event, cancellationToken);

    /// <summary>Reads the next command on the calling thread, for a process whose thread pool may be starved on purpose.</summary>
    /// <returns>The command, or null when the other side has closed the stream.</returns>
    /// <exception cref="InvalidDataException">What arrived is no message.</exception>
    /// <exception cref="IOException">The other side died in the middle of a message.</exception>
    public Command? ReadCommand()
    {
        Span<byte> header = stackalloc byte[HeaderBytes];
        var received = stream.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false);
        if (received < HeaderBytes)
        {
            return EndOfStream<Command>(received);
        }

        var body = ArrayPool<byte>.Shared.Rent(LengthIn(header));
        try
        {
            var message = body.AsSpan(0, LengthIn(header));
            return stream.ReadAtLeast(message, message.Length, throwOnEndOfStream: false) == message.Length
                ? Parse(message, ProtocolJson.Default.Command)
                : throw CutOff();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(body);
        }
    }

    private async Task<T?> ReadAsync<T>(JsonTypeInfo<T> type, CancellationToken cancellationToken) where T : class
    {
        var header = new byte[HeaderBytes];
        var received = await stream.ReadAtLeastAsync(header, HeaderBytes, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        if (received < HeaderBytes)
        {
            return EndOfStream<T>(received);
        }

        var body = ArrayPool<byte>.Shared.Rent(LengthIn(header));
        try
        {
            var message = body.AsMemory(0, LengthIn(header));
            received = await stream.ReadAtLeastAsync(message, message.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            return received == message.Length ? Parse(message.Span, type) : throw CutOff();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(body);
        }
    }

    private void Send<T>(T message, JsonTypeInfo<T> type)
    {
        lock (_sending)
        {
            try
            {
                Write(message, type);
            }
            finally
            {
                // One huge chart must not cost its memory until the end of the run.
                _outgoing = _outgoing.Capacity > KeptBufferBytes ? new() : _outgoing;
                _outgoing.ResetWrittenCount();
            }
        }
    }

    private void Write<T>(T message, JsonTypeInfo<T> type)
    {
        _outgoing.GetSpan(HeaderBytes);
        _outgoing.Advance(HeaderBytes);
        using (var json = new Utf8JsonWriter(_outgoing, Compact))
        {
            JsonSerializer.Serialize(json, message, type);
        }

        var length = _outgoing.WrittenCount - HeaderBytes;
        if (length > MaxMessageBytes)
        {
            throw new InvalidDataException(
                $"An output of {length / (1024 * 1024)} MB cannot be sent: the limit is {MaxMessageBytes / (1024 * 1024)} MB. Show less, or write it to a file.");
        }

        // The header was reserved above, so that one write carries the whole message.
        var whole = MemoryMarshal.AsMemory(_outgoing.WrittenMemory).Span;
        BinaryPrimitives.WriteInt32LittleEndian(whole, length);
        stream.Write(whole);
        stream.Flush();
    }

    private static int LengthIn(ReadOnlySpan<byte> header) => BinaryPrimitives.ReadInt32LittleEndian(header) switch
    {
        > 0 and <= MaxMessageBytes and var length => length,
        var length => throw new InvalidDataException($"Not a message: it claims a length of {length} bytes. Something else has written to the channel."),
    };

    private static T Parse<T>(ReadOnlySpan<byte> message, JsonTypeInfo<T> type) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(message, type) ?? throw new InvalidDataException("Not a message: it is null.");
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            throw new InvalidDataException($"Not a message this version understands: {exception.Message}", exception);
        }
    }

    private static T? EndOfStream<T>(int received) where T : class => received == 0 ? null : throw CutOff();

    private static EndOfStreamException CutOff() => new("The channel was closed in the middle of a message.");
}
