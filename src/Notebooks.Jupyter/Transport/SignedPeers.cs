namespace Notebooks.Jupyter.Transport;

/// <summary>The clients that have sent a signed message to any socket. Jupyter's clients have the same identity on all of them, and often send to one only. Only the thread that uses the sockets may use this class.</summary>
internal sealed class SignedPeers
{
    private readonly HashSet<string> _known = [];

    /// <summary>Adds a client.</summary>
    /// <returns>Whether it was not known.</returns>
    public bool Add(byte[] peer) => _known.Add(Convert.ToHexString(peer));

    /// <summary>Whether a client has sent a signed message.</summary>
    public bool Has(byte[] peer) => _known.Contains(Convert.ToHexString(peer));
}
