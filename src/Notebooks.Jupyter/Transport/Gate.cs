namespace Notebooks.Jupyter.Transport;

/// <summary>Drops refused messages as soon as they arrive, so that the kernel keeps nothing that a stranger sends.</summary>
/// <param name="socket">Name of the socket.</param>
/// <param name="refuse">Says why a message is refused, or null to accept it.</param>
/// <param name="log">Told of dropped messages.</param>
internal sealed class Gate(string socket, Func<byte[][], string?> refuse, Action<string> log)
{
    // Front ends keep the log of a kernel. A stranger must not fill it, either.
    private const int MostLines = 20;

    private int _lines;

    /// <summary>Whether a message is accepted.</summary>
    public bool Admits(byte[][] frames)
    {
        if (refuse(frames) is not { } reason) return true;
        if (_lines++ < MostLines) log($"A message on the {socket} socket was dropped: {reason}.{(_lines == MostLines ? " More of them are dropped without a word." : "")}");
        return false;
    }
}
