namespace Notebooks.Hosting.Input;

/// <summary>
/// The console's input: each line is asked for. Without anybody to ask it throws, because an end of input would let a
/// cell go on with a null that nobody typed.
/// </summary>
internal sealed class FrontEndReader(InputBroker input) : TextReader
{
    // What is left of a line that was asked for and not read to its end.
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

    /// <summary>One line: a front end has no way to say that there is no more.</summary>
    public override string ReadToEnd() => ReadLine();

    // A cell that reads holds its thread, as it would at a terminal.
    private string Rest() => _rest.Length > 0 ? _rest : _rest = input.AskAsync("", isPassword: false).GetAwaiter().GetResult() + "\n";
}
