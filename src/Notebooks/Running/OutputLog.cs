using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Notebooks.Formats;
using Notebooks.Formats.Terminal;

namespace Notebooks.Running;

/// <summary>The outputs of one cell, as they would appear under it: consecutive writes merged, updates applied.</summary>
internal sealed class OutputLog
{
    /// <summary>How many characters of one cell are kept. Nobody reads more, and so many do no harm.</summary>
    public const int Limit = 5_000_000;

    private readonly List<Entry> _entries = [];
    private readonly Lock _gate = new();
    private long _seen;
    private int _kept;
    private bool _isFull;

    /// <summary>How many characters the cell has put out, kept or not.</summary>
    public long Seen
    {
        get { lock (_gate) return _seen; }
    }

    /// <summary>Whether something was left out.</summary>
    public bool WasCut
    {
        get { lock (_gate) return _isFull; }
    }

    public ImmutableArray<Output> Outputs
    {
        get { lock (_gate) return [.. _entries.Select(e => e.Whole).Where(o => o is not TextOutput { Text: "" })]; }
    }

    /// <summary>Keeps an output as far as there is room.</summary>
    /// <returns>The part that was kept: all of it, a part and a note, just the note, or nothing.</returns>
    public IReadOnlyList<Output> Add(Output output)
    {
        lock (_gate)
        {
            var kept = Fitting(output);
            foreach (var part in kept) Append(part);
            return kept;
        }
    }

    private Output[] Fitting(Output output)
    {
        var size = SizeOf(output);
        _seen += size;
        if (_isFull) return [];
        // Text that was overwritten later takes no room, so the lengths are counted again.
        if (size > Limit - _kept) _kept = _entries.Sum(e => e.Length);
        if (size <= Limit - _kept)
        {
            _kept += size;
            return [output];
        }
        _isFull = true;
        var note = new TextOutput(true, $"\n[A cell may put out {Limit / 1_000_000} million characters. What came after is left out.]\n") { Late = output.Late };
        return output is TextOutput text ? [text with { Text = text.Text[..(Limit - _kept)] }, note] : [note];
    }

    private static int SizeOf(Output output) => output switch
    {
        TextOutput text => text.Text.Length,
        DisplayOutput display => SizeOf(display.Data),
        ErrorOutput error => error.Traceback.Sum(line => line.Length),
        _ => 0,
    };

    private static int SizeOf(JsonNode? node) => node switch
    {
        JsonObject data => data.Sum(entry => SizeOf(entry.Value)),
        JsonArray items => items.Sum(SizeOf),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>().Length,
        _ => 1,
    };

    private void Append(Output output)
    {
        if (output is TextOutput text && _entries.LastOrDefault() is { } last && last.Continues(text)) last.Append(text.Text);
        else _entries.Add(new(output));
    }

    /// <summary>Removes the outputs so far, which makes room again.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _entries.Clear();
            _kept = 0;
            _isFull = false;
        }
    }

    /// <returns>Whether the display is one of this cell's.</returns>
    public bool Update(string displayId, JsonObject data)
    {
        lock (_gate)
        {
            var index = _entries.FindIndex(e => e.Shows(displayId));
            if (index < 0) return false;
            var size = SizeOf(data) - SizeOf(_entries[index].Whole);
            if (size > Limit - _kept) return true;
            _kept += size;
            _entries[index] = new((DisplayOutput)_entries[index].Whole with { Data = data });
            return true;
        }
    }

    private sealed class Entry
    {
        private readonly Output _first;

        // A cell may write a hundred thousand lines. Joining strings line by line would copy the text as many times.
        private readonly TerminalText? _text;

        public Entry(Output first)
        {
            _first = first;
            if (first is not TextOutput text) return;
            _first = text with { Text = "" };
            _text = new();
            _text.Write(text.Text);
        }

        public Output Whole => _text is null ? _first : (TextOutput)_first with { Text = _text.ToString() };

        public int Length => _text?.Length ?? SizeOf(_first);

        public bool Shows(string displayId) => _first is DisplayOutput display && display.DisplayId == displayId;

        public bool Continues(TextOutput text) =>
            _first is TextOutput begun && (begun.IsError, begun.Late, begun.Guessed) == (text.IsError, text.Late, text.Guessed);

        public void Append(string text) => _text!.Write(text);
    }
}
