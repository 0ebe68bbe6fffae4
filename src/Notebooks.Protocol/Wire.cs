using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Notebooks.Protocol;

/// <summary>
/// Messages as bytes: a letter for the kind, then the fields in order. The code is written by hand. The code of a serializer
/// would have to be compiled at run time in every host, which took a third of the host's start.
/// </summary>
internal static class Wire
{
    // The default escaping makes HTML six times as long. It guards web pages, and this JSON never enters a web page.
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = MaxDepth };

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    // This is less than a notebook may have, because an output stands a few levels deep in the notebook.
    private const int MaxDepth = 200;

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
                WriteCell(to, interrupt.Cell);
                break;
            case GiveInput input:
                to.Write('G');
                to.Write(input.Text is not null);
                to.Write(input.Text ?? input.Refusal);
                break;
            case Finish:
                to.Write('F');
                break;
        }
    }

    public static Command ReadCommand(BinaryReader from) => from.ReadChar() switch
    {
        'E' => new Execute(from.ReadInt32(), from.ReadArray(), from.ReadString(), from.ReadBoolean(), from.ReadAll(from.ReadString)) { AllowsInput = from.ReadBoolean(), NeedsKernels = from.ReadBoolean() },
        'C' => new Submit(from.ReadInt32(), from.ReadString(), from.ReadString()) { AllowsInput = from.ReadBoolean() },
        'S' => new Show(from.ReadInt32(), from.ReadString(), from.ReadString()),
        'L' => new Settle(),
        'I' => new Interrupt { Cell = ReadCell(from) },
        'G' => from.ReadBoolean() ? new GiveInput(from.ReadString(), "") : new GiveInput(null, from.ReadString()),
        'F' => new Finish(),
        var unknown => throw Unknown(unknown),
    };

    public static void Write(BinaryWriter to, Event message)
    {
        switch (message)
        {
            case Ready ready:
                to.Write('R');
                to.Write(ready.ProcessId);
                break;
            case TextWritten text:
                to.Write('T');
                WriteCell(to, text.Cell);
                to.Write(text.IsError);
                to.Write(text.Text);
                break;
            case Displayed display:
                to.Write('D');
                WriteCell(to, display.Cell);
                to.Write(display.DisplayId);
                to.Write(Text(display.Data));
                to.Write(display.IsResult);
                break;
            case DisplayUpdated update:
                to.Write('U');
                WriteCell(to, update.Cell);
                to.Write(update.DisplayId);
                to.Write(Text(update.Data));
                break;
            case OutputCleared cleared:
                to.Write('C');
                WriteCell(to, cleared.Cell);
                to.Write(cleared.Wait);
                break;
            case ErrorShown shown:
                to.Write('P');
                WriteCell(to, shown.Cell);
                to.Write(shown.Message);
                break;
            case InputRequested input:
                to.Write('I');
                WriteCell(to, input.Cell);
                to.Write(input.Prompt);
                to.Write(input.IsPassword);
                break;
            case Executed executed:
                to.Write('E');
                to.Write(executed.Cell);
                to.Write(executed.Milliseconds);
                to.Write(executed.Error is not null);
                if (executed.Error is { } error) Write(to, error);
                to.WriteAll(executed.CompilerMessages, message => Write(to, message));
                to.Write(executed.ImportedFile ?? "");
                to.Write(executed.IsLeft);
                to.Write(executed.LateMilliseconds);
                break;
            case Settled settled:
                to.Write('L');
                to.WriteNumbers(settled.Cells);
                break;
            case Dying dying:
                to.Write('X');
                WriteCell(to, dying.Cell);
                to.Write((byte)dying.Cause);
                Write(to, dying.Error);
                break;
            case Finished finished:
                to.Write('F');
                to.WriteAll(finished.Unobserved, unobserved =>
                {
                    WriteCell(to, unobserved.Cell);
                    Write(to, unobserved.Error);
                });
                to.Write(finished.PeakBytes);
                break;
        }
    }

    public static Event ReadEvent(BinaryReader from) => from.ReadChar() switch
    {
        'R' => new Ready(from.ReadInt32()),
        'T' => new TextWritten(ReadCell(from), from.ReadBoolean(), from.ReadString()),
        'D' => new Displayed(ReadCell(from), from.ReadString(), ReadData(from), from.ReadBoolean()),
        'U' => new DisplayUpdated(ReadCell(from), from.ReadString(), ReadData(from)),
        'C' => new OutputCleared(ReadCell(from), from.ReadBoolean()),
        'P' => new ErrorShown(ReadCell(from), from.ReadString()),
        'I' => new InputRequested(ReadCell(from), from.ReadString(), from.ReadBoolean()),
        'E' => new Executed(from.ReadInt32(), from.ReadDouble(), from.ReadBoolean() ? ReadError(from) : null) { CompilerMessages = from.ReadAll(() => ReadCompilerMessage(from)), ImportedFile = ReadFile(from), IsLeft = from.ReadBoolean(), LateMilliseconds = from.ReadDouble() },
        'L' => new Settled(from.ReadNumbers()),
        'X' => new Dying(ReadCell(from), (DeathCause)from.ReadByte(), ReadError(from)),
        'F' => new Finished(from.ReadAll(() => new Unobserved(ReadCell(from), ReadError(from))), from.ReadInt64()),
        var unknown => throw Unknown(unknown),
    };

    private static void Write(BinaryWriter to, Error error)
    {
        to.WriteAll(error.Types, to.Write);
        to.Write(error.Message);
        to.WriteAll(error.Frames, frame =>
        {
            to.Write(frame.Method);
            to.Write(frame.Document ?? "");
            to.Write(frame.Line);
        });
        to.Write(error.Text);
    }

    private static Error ReadError(BinaryReader from) => new(
        from.ReadAll(from.ReadString),
        from.ReadString(),
        from.ReadAll(() => new Frame(from.ReadString(), from.ReadString() is { Length: > 0 } document ? document : null, from.ReadInt32())),
        from.ReadString());

    private static void Write(BinaryWriter to, CompilerMessage message)
    {
        to.Write(message.Code);
        to.Write(message.IsError);
        to.Write(message.Message);
        to.Write(message.Line);
        to.Write(message.Column);
        to.Write(message.ImportedFile ?? "");
    }

    private static CompilerMessage ReadCompilerMessage(BinaryReader from) => new(from.ReadString(), from.ReadBoolean(), from.ReadString(), from.ReadInt32(), from.ReadInt32()) { ImportedFile = ReadFile(from) };

    private static string? ReadFile(BinaryReader from) => from.ReadString() is { Length: > 0 } file ? file : null;

    // Cells are numbered from 1, so 0 stands for no cell.
    private static void WriteCell(BinaryWriter to, int? cell) => to.Write(cell ?? 0);

    private static int? ReadCell(BinaryReader from) => from.ReadInt32() is var cell and > 0 ? cell : null;

    private static string Text(JsonObject data)
    {
        try { return data.ToJsonString(Relaxed); }
        catch (InvalidOperationException e) { throw new InvalidDataException($"An output that nests deeper than {MaxDepth} levels cannot be sent: show a part of it.", e); }
    }

    private static JsonObject ReadData(BinaryReader from) => JsonNode.Parse(from.ReadString(), documentOptions: Strict) as JsonObject ?? throw new FormatException("what is shown is not an object.");

    private static InvalidDataException Unknown(char kind) => new($"Not a message this version understands: it is of kind '{kind}'.");
}
