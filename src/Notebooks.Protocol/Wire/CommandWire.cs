namespace Notebooks.Protocol.Wire;

/// <summary>
/// Commands as bytes: a letter for the kind, then the fields in order. The code is written by hand. The code of a serializer
/// would have to be compiled at run time in every host, which took a third of the host's start.
/// </summary>
internal static class CommandWire
{
    public static void Write(BinaryWriter to, Command command)
    {
        switch (command)
        {
            case Execute execute:
                to.Write('E');
                to.Write(execute.Cell);
                to.WriteArray(execute.Assembly);
                to.Write(execute.ScriptClass);
                to.Write(execute.HasValue);
                to.WriteAll(execute.References, to.Write);
                to.Write(execute.AllowsInput);
                to.Write(execute.NeedsKernels);
                break;
            case Submit submit:
                to.Write('C');
                to.Write(submit.Cell);
                to.Write(submit.Source);
                to.Write(submit.Language);
                to.Write(submit.AllowsInput);
                break;
            case Show show:
                to.Write('S');
                to.Write(show.Cell);
                to.Write(show.MimeType);
                to.Write(show.Content);
                break;
            case Settle:
                to.Write('L');
                break;
            case Interrupt interrupt:
                to.Write('I');
                to.WriteCell(interrupt.Cell);
                break;
            case GiveInput input:
                to.Write('G');
                to.Write(input.Text is not null);
                to.Write(input.Text ?? input.Refusal);
                break;
            case Quit:
                to.Write('Q');
                break;
            case Finish:
                to.Write('F');
                break;
        }
    }

    public static Command Read(BinaryReader from) => from.ReadChar() switch
    {
        'E' => new Execute(from.ReadInt32(), from.ReadArray(), from.ReadString(), from.ReadBoolean(), from.ReadAll(from.ReadString)) { AllowsInput = from.ReadBoolean(), NeedsKernels = from.ReadBoolean() },
        'C' => new Submit(from.ReadInt32(), from.ReadString(), from.ReadString()) { AllowsInput = from.ReadBoolean() },
        'S' => new Show(from.ReadInt32(), from.ReadString(), from.ReadString()),
        'L' => new Settle(),
        'I' => new Interrupt { Cell = from.ReadCell() },
        'G' => from.ReadBoolean() ? new GiveInput(from.ReadString(), "") : new GiveInput(null, from.ReadString()),
        'Q' => new Quit(),
        'F' => new Finish(),
        var unknown => throw FieldWire.Unknown(unknown),
    };
}
