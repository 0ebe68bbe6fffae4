namespace Notebooks.Jupyter.Messages;

/// <summary>The signatures of the latest messages, so that a message copied from the wire is not carried out again.</summary>
internal sealed class SeenSignatures
{
    // Jupyter's own kernels remember as many.
    private const int Remembered = 65_536;

    // Half of a signature is enough, because nobody can make another message with the same half.
    private const int Characters = 32;

    private readonly Lock _gate = new();
    private readonly HashSet<UInt128> _seen = [];
    private readonly Queue<UInt128> _order = [];

    /// <summary>Remembers a signature that is right.</summary>
    /// <returns>Whether it is new.</returns>
    public bool Add(ReadOnlySpan<byte> signature)
    {
        var number = UInt128.Parse(signature[..Characters], System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture);
        lock (_gate)
        {
            if (!_seen.Add(number)) return false;
            _order.Enqueue(number);
            if (_order.Count > Remembered) _seen.Remove(_order.Dequeue());
            return true;
        }
    }
}
