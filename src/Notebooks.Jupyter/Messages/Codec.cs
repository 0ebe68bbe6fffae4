using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Notebooks.Jupyter.Messages;

/// <summary>Messages as frames: a delimiter, a signature, header, parent header, metadata and content.</summary>
internal sealed class Codec(byte[] key)
{
    /// <summary>The version of the messaging protocol that is spoken.</summary>
    public const string Version = "5.3";

    private const int SignedFrames = 4;

    private static readonly byte[] Empty = "{}"u8.ToArray();

    // The default escaping would make HTML longer. It protects web pages, but this JSON is never part of one.
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 256 };

    private readonly Signer _signer = new(key);
    private readonly SeenSignatures _seen = new();
    private readonly string _session = Guid.NewGuid().ToString();
    private int _count;

    private static ReadOnlySpan<byte> Delimiter => "<IDS|MSG>"u8;

    /// <summary>Says why a new message must be refused: it is malformed, not signed with the key, or was sent before.</summary>
    /// <param name="frames">Its frames.</param>
    /// <returns>The reason, or null to accept it. A second call finds that the message has been sent before.</returns>
    public string? Refuse(byte[][] frames)
    {
        var delimiter = DelimiterIn(frames);
        if (delimiter < 0) return "it has too few frames";
        var signature = frames[delimiter + 1];
        if (!_signer.Verify(signature, frames.AsSpan(delimiter + 2, SignedFrames))) return "its signature is wrong";
        return key.Length > 0 && !_seen.Add(signature) ? "it has been sent before" : null;
    }

    /// <summary>Reads a message that was not refused.</summary>
    /// <exception cref="InvalidDataException">It is not a message.</exception>
    public Message Read(byte[] peer, byte[][] frames)
    {
        var delimiter = DelimiterIn(frames);
        if (delimiter < 0) throw new InvalidDataException("it has too few frames");
        var signed = frames.AsSpan(delimiter + 2, SignedFrames);
        try
        {
            var type = Object(signed[0])["msg_type"]?.GetValue<string>() ?? throw new InvalidDataException("its header has no msg_type");
            return new(peer, type, signed[0], Object(signed[3]));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new InvalidDataException($"it is not JSON: {e.Message}", e);
        }
    }

    /// <summary>Writes a message.</summary>
    /// <param name="type">What it is.</param>
    /// <param name="content">Its content.</param>
    /// <param name="parent">Header of the message that it answers or belongs to, or null.</param>
    public byte[][] Write(string type, JsonObject content, byte[]? parent)
    {
        byte[][] signed = [Header(type), parent ?? Empty, Empty, JsonSerializer.SerializeToUtf8Bytes(content, Relaxed)];
        return [Delimiter.ToArray(), _signer.Sign(signed), .. signed];
    }

    // The result is negative when there is no delimiter with enough frames behind it.
    private static int DelimiterIn(byte[][] frames)
    {
        var delimiter = Array.FindIndex(frames, frame => frame.AsSpan().SequenceEqual(Delimiter));
        return frames.Length < delimiter + 2 + SignedFrames ? -1 : delimiter;
    }

    private byte[] Header(string type) => JsonSerializer.SerializeToUtf8Bytes(new JsonObject
    {
        ["msg_id"] = $"{_session}_{Interlocked.Increment(ref _count)}",
        ["session"] = _session,
        ["username"] = "kernel",
        ["date"] = DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
        ["msg_type"] = type,
        ["version"] = Version,
    }, Relaxed);

    private static JsonObject Object(byte[] json) => JsonNode.Parse(json) as JsonObject ?? throw new InvalidDataException("a part of it is not an object");
}
