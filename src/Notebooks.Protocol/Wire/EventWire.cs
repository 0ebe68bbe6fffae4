namespace Notebooks.Protocol.Wire;

/// <summary>Events as bytes: a letter for the kind, then the fields in order. See <see cref="CommandWire"/>.</summary>
internal static class EventWire
{
    public static void Write(BinaryWriter to, Event message)
    {
        switch (message)
        {
            case TextWritten text:
                to.Write('T');
                to.WriteCell(text.Cell);
                to.Write(text.IsError);
                to.Write(text.Text);
                break;
            case Displayed display:
                to.Write('D');
                to.WriteCell(display.Cell);
                to.Write(display.DisplayId);
                to.WriteShown(display.Data);
                to.Write(display.IsResult);
                break;
            case DisplayUpdated update:
                to.Write('U');
                to.WriteCell(update.Cell);
                to.Write(update.DisplayId);
                to.WriteShown(update.Data);
                break;
            case OutputCleared cleared:
                to.Write('C');
                to.WriteCell(cleared.Cell);
                to.Write(cleared.Wait);
                break;
            case ErrorShown shown:
                to.Write('P');
                to.WriteCell(shown.Cell);
                to.Write(shown.Message);
                break;
            case InputRequested input:
                to.Write('I');
                to.WriteCell(input.Cell);
                to.Write(input.Prompt);
                to.Write(input.IsPassword);
                break;
            case Executed executed:
                to.Write('E');
                to.Write(executed.Cell);
                to.Write(executed.Milliseconds);
                to.Write(executed.Error is not null);
                if (executed.Error is { } error) to.WriteError(error);
                to.WriteAll(executed.CompilerMessages, to.WriteCompilerMessage);
                to.WriteFile(executed.ImportedFile);
                to.Write(executed.IsLeft);
                to.Write(executed.LateMilliseconds);
                break;
            case Settled settled:
                to.Write('L');
                to.WriteNumbers(settled.Cells);
                break;
            case Dying dying:
                to.Write('X');
                to.WriteCell(dying.Cell);
                to.Write((byte)dying.Cause);
                to.WriteError(dying.Error);
                break;
            case Finished finished:
                to.Write('F');
                to.WriteAll(finished.Unobserved, unobserved =>
                {
                    to.WriteCell(unobserved.Cell);
                    to.WriteError(unobserved.Error);
                });
                to.Write(finished.PeakBytes);
                break;
        }
    }

    public static Event Read(BinaryReader from) => from.ReadChar() switch
    {
        'T' => new TextWritten(from.ReadCell(), from.ReadBoolean(), from.ReadString()),
        'D' => new Displayed(from.ReadCell(), from.ReadString(), from.ReadShown(), from.ReadBoolean()),
        'U' => new DisplayUpdated(from.ReadCell(), from.ReadString(), from.ReadShown()),
        'C' => new OutputCleared(from.ReadCell(), from.ReadBoolean()),
        'P' => new ErrorShown(from.ReadCell(), from.ReadString()),
        'I' => new InputRequested(from.ReadCell(), from.ReadString(), from.ReadBoolean()),
        'E' => new Executed(from.ReadInt32(), from.ReadDouble(), from.ReadBoolean() ? from.ReadError() : null) { CompilerMessages = from.ReadAll(from.ReadCompilerMessage), ImportedFile = from.ReadFile(), IsLeft = from.ReadBoolean(), LateMilliseconds = from.ReadDouble() },
        'L' => new Settled(from.ReadNumbers()),
        'X' => new Dying(from.ReadCell(), (DeathCause)from.ReadByte(), from.ReadError()),
        'F' => new Finished(from.ReadAll(() => new Unobserved(from.ReadCell(), from.ReadError())), from.ReadInt64()),
        var unknown => throw FieldWire.Unknown(unknown),
    };
}
