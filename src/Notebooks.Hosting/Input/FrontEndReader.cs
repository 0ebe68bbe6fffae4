namespace Notebooks.Hosting.Input;

/// <summary>
/// The console's input. It asks the front end for each line. If there is nobody to ask, it throws, because an end of input
/// would let a cell go on with a null that nobody typed.
/// </summary>
internal sealed class FrontEndReader(InputBroker input) : TextReader
{
    // The unread rest of the last line.
    private string _rest = "";

    public override int Peek() => Rest()[0];

    public override int Read()
    {
        var first = Rest()[0];
        _rest = _rest[1..];
        return first;
    }

    public override int Read(char[] buffer, int index, int count)
    {
        if (count == 0) return 0;
        var length = Math.Min(count, Rest().Length);
        _rest.CopyTo(0, buffer, index, length);
        _rest = _rest[length..];
        return length;
    }

    public override string ReadLine()
    {
        var line = Rest()[..^1];
        _rest = "";
        return line;
    }

    /// <summary>Reads one line, because a front end cannot say that there are no more lines.</summary>
    public override string ReadToEnd() => ReadLine();

    // A cell that reads blocks its thread, as it would at a terminal.
    private string Rest() => _rest.Length > 0 ? _rest : _rest = input.AskAsync("", isPassword: false).GetAwaiter().GetResult() + "\n";
}
