using System.Text;
using Notebooks.Hosting.Attribution;
using Notebooks.Protocol;

namespace Notebooks.Hosting.Output;

/// <summary>Sends each call as one event, attributed to the cell of the flow that calls.</summary>
internal sealed class CellWriter(Outbox outbox, bool isError) : TextWriter
{
    // If a thread writes half of a surrogate pair alone, the half waits here until the same thread writes more.
    private readonly ThreadLocal<char> _half = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write([value]);

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Send(buffer.ToString());

    public override void Write(string? value) => Send(value ?? "");

    public override void Write(StringBuilder? value) => Send(value?.ToString() ?? "");

    public override void WriteLine() => Send(NewLine);

    public override void WriteLine(string? value) => Send(value + NewLine);

    public override void WriteLine(ReadOnlySpan<char> buffer) => Send(string.Concat(buffer, NewLine));

    public override void WriteLine(char[] buffer, int index, int count) => WriteLine(buffer.AsSpan(index, count));

    public override void WriteLine(char[]? buffer) => WriteLine(buffer.AsSpan());

    public override void WriteLine(StringBuilder? value) => WriteLine(value?.ToString());

    // The base class writes these in two calls, between which another thread's output could come.
    public override void WriteLine(char value) => WriteLine([value]);

    public override void WriteLine(bool value) => WriteLine(value ? bool.TrueString : bool.FalseString);

    public override void WriteLine(int value) => WriteLine(value.ToString(FormatProvider));

    public override void WriteLine(uint value) => WriteLine(value.ToString(FormatProvider));

    public override void WriteLine(long value) => WriteLine(value.ToString(FormatProvider));

    public override void WriteLine(ulong value) => WriteLine(value.ToString(FormatProvider));

    public override void WriteLine(float value) => WriteLine(value.ToString(FormatProvider));

    public override void WriteLine(double value) => WriteLine(value.ToString(FormatProvider));

    public override void WriteLine(decimal value) => WriteLine(value.ToString(FormatProvider));

    public override void WriteLine(object? value) =>
        WriteLine(value is IFormattable formattable ? formattable.ToString(null, FormatProvider) : value?.ToString());

    private void Send(string text)
    {
        text = WholeCharacters(text);
        if (ClearScreen.In(text) is not { } clearing)
        {
            SendText(text);
            return;
        }

        SendText(clearing.Before);
        outbox.Send(new OutputCleared(CurrentCell.Number, Wait: clearing.After.Length > 0));
        Send(clearing.After);
    }

    private void SendText(string text)
    {
        if (text.Length > 0)
        {
            outbox.Send(new TextWritten(CurrentCell.Number, isError, text));
        }
    }

    private string WholeCharacters(string text)
    {
        if (text.Length == 0)
        {
            return text;
        }

        if (_half.Value is var half and not '\0')
        {
            _half.Value = '\0';
            text = half + text;
        }

        if (!char.IsHighSurrogate(text[^1]))
        {
            return text;
        }

        _half.Value = text[^1];
        return text[..^1];
    }
}
