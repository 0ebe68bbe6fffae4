using System.Buffers.Binary;
using System.Text;

namespace Notebooks.Jupyter.Zmtp;

/// <summary>A command between two sockets: a name and what follows it.</summary>
/// <param name="Name">Its name, such as <c>READY</c>.</param>
/// <param name="Body">What follows the name.</param>
internal sealed record Command(string Name, byte[] Body)
{
    /// <exception cref="ZmtpException">It is no command.</exception>
    public static Command Parse(byte[] frame) =>
        frame.Length > 0 && frame[0] < frame.Length
            ? new(Encoding.ASCII.GetString(frame, 1, frame[0]), frame[(1 + frame[0])..])
            : throw new ZmtpException("it sends a command without a name");

    public byte[] Encode() => Framing.EncodeCommand([(byte)Name.Length, .. Encoding.ASCII.GetBytes(Name), .. Body]);

    /// <summary>What a socket says of itself when a connection begins.</summary>
    public static Command Ready(SocketKind kind) =>
        new("READY", [.. Property("Socket-Type", Encoding.ASCII.GetBytes(kind.Name)), .. kind.HasIdentity ? Property("Identity", []) : []]);

    /// <summary>Why a socket will not talk to a peer.</summary>
    public static Command Error(string reason) =>
        Encoding.ASCII.GetBytes(reason) is var bytes ? new("ERROR", [(byte)Math.Min(bytes.Length, byte.MaxValue), .. bytes.Take(byte.MaxValue)]) : throw new ArgumentException(reason);

    /// <summary>The properties in a <c>READY</c>, by lower-case name.</summary>
    /// <exception cref="ZmtpException">They cannot be read.</exception>
    public Dictionary<string, byte[]> Properties()
    {
        Dictionary<string, byte[]> properties = [];
        var rest = Body.AsSpan();
        try
        {
            while (rest.Length > 0)
            {
                var name = Encoding.ASCII.GetString(rest.Slice(1, rest[0])).ToLowerInvariant();
                rest = rest[(1 + rest[0])..];
                var length = BinaryPrimitives.ReadInt32BigEndian(rest);
                properties[name] = rest.Slice(4, length).ToArray();
                rest = rest[(4 + length)..];
            }
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new ZmtpException("its READY cannot be read");
        }
        return properties;
    }

    private static byte[] Property(string name, byte[] value)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, value.Length);
        return [(byte)name.Length, .. Encoding.ASCII.GetBytes(name), .. length, .. value];
    }
}
