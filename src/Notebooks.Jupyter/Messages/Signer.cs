using System.Security.Cryptography;
using System.Text;

namespace Notebooks.Jupyter.Messages;

/// <summary>Signs messages, so that other users of the machine cannot send any.</summary>
/// <param name="key">The key of the connection file; empty when nothing is signed.</param>
internal sealed class Signer(byte[] key)
{
    public byte[] Sign(ReadOnlySpan<byte[]> frames)
    {
        if (key.Length == 0) return [];
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        foreach (var frame in frames) hash.AppendData(frame);
        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>Takes the same time for every wrong signature, so that none can be guessed bit by bit.</summary>
    public bool Verify(byte[] signature, ReadOnlySpan<byte[]> frames) =>
        key.Length == 0 || CryptographicOperations.FixedTimeEquals(signature, Sign(frames));
}
