using NetMQ.Core.Utils;

namespace Notebooks.Jupyter.Transport;

/// <summary>A message that NetMQ was given to send.</summary>
/// <param name="references">Counts how often NetMQ holds it, plus one.</param>
/// <param name="address">Its first frame: its topic, or the client that it is for.</param>
/// <param name="bytes">Its size.</param>
internal sealed class Delivery(AtomicCounter references, byte[] address, long bytes)
{
    public byte[] Address => address;

    public long Bytes => bytes;

    /// <summary>To how many peers it has not been sent yet. (Subtracting zero is the way to read such a counter.)</summary>
    public int Holders => references.Decrement(0) - 1;

    /// <summary>How many of these peers have been given up.</summary>
    public int Lost { get; set; }

    public bool IsDone => Holders <= Lost;
}
