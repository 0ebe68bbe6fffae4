namespace Notebooks.Jupyter.Transport;

/// <summary>Drops what must not be taken as soon as it arrives, so that no stranger has the kernel keep anything.</summary>
/// <param name="socket">Name of the socket.</param>
/// <param name="refuse">Says why a message is not to be taken, or null.</param>
/// <param name="log">Told of what is dropped.</param>
internal sealed class Gate(string socket, Func<byte[][], string?> refuse, Action<string> log)
{
    // Front ends keep what a kernel logs: a stranger must not fill that, either.
    private const int MostLines = 20;

    private int _lines;

    /// <summary>Whether a message is to be taken.</summary>
    public bool Admits(byte[][] frames)
    {
        if (refuse(frames) is not { } reason) return true;
        if (_lines++ < MostLines) log($"A message on the {socket} socket was dropped: {reason}.{(_lines == MostLines ? " More of them are dropped without a word." : "")}");
        return false;
    }
}
