using System.Buffers.Binary;

namespace Notebooks.Jupyter.Zmtp;

/// <summary>Frames as bytes: flags, length in one byte or eight, body.</summary>
internal static class Framing
{
    private const byte More = 1;
    private const byte Long = 2;
    private const byte Command = 4;

    /// <summary>What one frame, and one message, may have: no client of a kernel sends as much.</summary>
    private const long MaxBytes = 256L * 1024 * 1024;

    private const int MaxFrames = 10_000;

    /// <summary>A message as it goes over the wire.</summary>
    public static byte[] Encode(byte[][] frames)
    {
        var encoded = new byte[frames.Sum(frame => SizeOf(frame.Length))];
        var at = 0;
        for (var i = 0; i < frames.Length; i++)
            at += Write(encoded.AsSpan(at), frames[i], i < frames.Length - 1 ? More : (byte)0);
        return encoded;
    }

    /// <summary>A command as it goes over the wire.</summary>
    public static byte[] EncodeCommand(byte[] body)
    {
        var encoded = new byte[SizeOf(body.Length)];
        Write(encoded, body, Command);
        return encoded;
    }

    /// <summary>Reads a message or a command.</summary>
    /// <returns>Its frames and whether it is a command, or null when the peer has closed the connection.</returns>
    /// <exception cref="ZmtpException">It is neither.</exception>
    public static async Task<(byte[][] Frames, bool IsCommand)?> ReadAsync(Stream from, CancellationToken cancellationToken)
    {
        List<byte[]> frames = [];
        var total = 0L;
        var header = new byte[9];
        while (true)
        {
            if (await from.ReadAtLeastAsync(header.AsMemory(0, 1), 1, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false) == 0)
                return frames.Count == 0 ? null : throw new EndOfStreamException("The peer left in the middle of a message.");
            var flags = header[0];
            if ((flags & ~(More | Long | Command)) != 0) throw new ZmtpException($"it sends a frame with the unknown flags {flags:x2}");

            var wide = (flags & Long) != 0;
            await from.ReadExactlyAsync(header.AsMemory(1, wide ? 8 : 1), cancellationToken).ConfigureAwait(false);
            var length = wide ? BinaryPrimitives.ReadInt64BigEndian(header.AsSpan(1)) : header[1];
            total += length;
            if (length < 0 || total > MaxBytes || frames.Count >= MaxFrames) throw new ZmtpException($"it sends a message of more than {MaxBytes >> 20} MB, or of too many frames");

            var body = new byte[length];
            await from.ReadExactlyAsync(body, cancellationToken).ConfigureAwait(false);
            if ((flags & Command) != 0)
                return frames.Count == 0 ? ([body], true) : throw new ZmtpException("it sends a command within a message");
            frames.Add(body);
            if ((flags & More) == 0) return ([.. frames], false);
        }
    }

    private static int SizeOf(int length) => length + (length > byte.MaxValue ? 9 : 2);

    private static int Write(Span<byte> to, byte[] body, byte flags)
    {
        if (body.Length > byte.MaxValue)
        {
            to[0] = (byte)(flags | Long);
            BinaryPrimitives.WriteInt64BigEndian(to[1..], body.Length);
        }
        else
        {
            (to[0], to[1]) = (flags, (byte)body.Length);
        }
        body.CopyTo(to[(SizeOf(body.Length) - body.Length)..]);
        return SizeOf(body.Length);
    }
}
