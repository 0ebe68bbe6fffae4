using NetMQ.Core.Utils;

namespace Notebooks.Jupyter.Transport;

/// <summary>A message that NetMQ was given to send.</summary>
/// <param name="references">How often NetMQ holds it, and once more.</param>
/// <param name="address">Its first frame: what it is about, or whom it is for.</param>
/// <param name="bytes">Its size.</param>
internal sealed class Delivery(AtomicCounter references, byte[] address, long bytes)
{
    public byte[] Address => address;

    public long Bytes => bytes;

    /// <summary>How many peers have not been sent it yet. (Subtracting nothing is how such a counter is read.)</summary>
    public int Holders => references.Decrement(0) - 1;

    /// <summary>For how many of them nobody waits any more.</summary>
    public int Lost { get; set; }

    public bool IsDone => Holders <= Lost;
}
