using System.Text;

namespace Notebooks.Jupyter.Zmtp;

/// <summary>The 64 bytes with which both sides of a connection begin (RFC 23 and 37): version 3.1, no security mechanism.</summary>
internal static class Greeting
{
    public const int Length = 64;

    private const int VersionAt = 10;
    private const int MechanismAt = 12;
    private const int MechanismLength = 20;

    public static byte[] Own { get; } = Create();

    /// <exception cref="ZmtpException">It is no greeting of version 3 without security.</exception>
    public static void Check(ReadOnlySpan<byte> greeting)
    {
        if (greeting[0] != 0xFF || greeting[9] != 0x7F)
            throw new ZmtpException("it does not greet as ZeroMQ does");
        if (greeting[VersionAt] < 3)
            throw new ZmtpException($"it speaks version {greeting[VersionAt]} of the protocol; version 3 is needed");
        var mechanism = Encoding.ASCII.GetString(greeting.Slice(MechanismAt, MechanismLength)).TrimEnd('\0');
        if (mechanism != "NULL")
            throw new ZmtpException($"it asks for the security mechanism {mechanism}; only NULL is offered");
    }

    private static byte[] Create()
    {
        var greeting = new byte[Length];
        (greeting[0], greeting[8], greeting[9]) = (0xFF, 1, 0x7F);
        (greeting[VersionAt], greeting[VersionAt + 1]) = (3, 1);
        "NULL"u8.CopyTo(greeting.AsSpan(MechanismAt));
        return greeting;
    }
}
