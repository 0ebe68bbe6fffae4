using Notebooks.Hosting.Input;

namespace Notebooks.Hosting.Output;

/// <summary>Replaces the console's writers and reader, again before every cell, because a cell may have replaced them.</summary>
internal sealed class ConsoleCapture(Outbox outbox, InputBroker input)
{
    private readonly TextWriter _out = TextWriter.Synchronized(new CellWriter(outbox, isError: false));
    private readonly TextWriter _error = TextWriter.Synchronized(new CellWriter(outbox, isError: true));
    private readonly TextReader _in = TextReader.Synchronized(new FrontEndReader(input));

    public void Install()
    {
        Console.SetOut(_out);
        Console.SetError(_error);
        Console.SetIn(_in);
    }
}
