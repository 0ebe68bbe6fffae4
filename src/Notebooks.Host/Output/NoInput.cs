namespace Notebooks.Host.Output;

/// <summary>Refuses to read: an end of input would let a cell go on with a null that nobody typed.</summary>
internal sealed class NoInput : TextReader
{
    public override int Peek() => throw Refusal();

    public override int Read() => throw Refusal();

    public override int Read(char[] buffer, int index, int count) => throw Refusal();

    public override string ReadLine() => throw Refusal();

    public override string ReadToEnd() => throw Refusal();

    private static InvalidOperationException Refusal() => new(
        "The cell reads from the console, but this run has no input. Put the text into a variable, or read it from a file.");
}
