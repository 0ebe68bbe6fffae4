namespace Notebooks.Protocol.Wire;

/// <summary>Fields that several messages have.</summary>
internal static class FieldWire
{
    // Cells are numbered from 1, so 0 stands for no cell.
    public static void WriteCell(this BinaryWriter to, int? cell) => to.Write(cell ?? 0);

    public static int? ReadCell(this BinaryReader from) => from.ReadInt32() is var cell and > 0 ? cell : null;

    /// <summary>Writes the name of a file; an empty one stands for none.</summary>
    public static void WriteFile(this BinaryWriter to, string? file) => to.Write(file ?? "");

    public static string? ReadFile(this BinaryReader from) => from.ReadString() is { Length: > 0 } file ? file : null;

    public static void WriteError(this BinaryWriter to, Error error)
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

    public static Error ReadError(this BinaryReader from) => new(
        from.ReadAll(from.ReadString),
        from.ReadString(),
        from.ReadAll(() => new Frame(from.ReadString(), from.ReadString() is { Length: > 0 } document ? document : null, from.ReadInt32())),
        from.ReadString());

    public static void WriteCompilerMessage(this BinaryWriter to, CompilerMessage message)
    {
        to.Write(message.Code);
        to.Write(message.IsError);
        to.Write(message.Message);
        to.Write(message.Line);
        to.Write(message.Column);
        to.WriteFile(message.ImportedFile);
    }

    public static CompilerMessage ReadCompilerMessage(this BinaryReader from) => new(from.ReadString(), from.ReadBoolean(), from.ReadString(), from.ReadInt32(), from.ReadInt32()) { ImportedFile = from.ReadFile() };

    public static InvalidDataException Unknown(char kind) => new($"Not a message this version understands: it is of kind '{kind}'.");
}
