using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;

namespace Notebooks.Running;

/// <summary>The outputs of one cell, as they would appear under it: consecutive writes merged, updates applied.</summary>
internal sealed class OutputLog
{
    private readonly List<Entry> _entries = [];
    private readonly Lock _gate = new();

    public ImmutableArray<Output> Outputs
    {
        get { lock (_gate) return [.. _entries.Select(e => e.Whole)]; }
    }

    public void Add(Output output)
    {
        lock (_gate)
        {
            if (output is TextOutput text && _entries.LastOrDefault() is { } last && last.Continues(text)) last.Append(text.Text);
            else _entries.Add(new(output));
        }
    }

    /// <returns>Whether the display is one of this cell's.</returns>
    public bool Update(string displayId, JsonObject data)
    {
        lock (_gate)
        {
            var index = _entries.FindIndex(e => e.Shows(displayId));
            if (index < 0) return false;
            _entries[index] = new((DisplayOutput)_entries[index].Whole with { Data = data });
            return true;
        }
    }

    private sealed class Entry(Output first)
    {
        // A cell may write a hundred thousand lines: joined one by one, they would be copied a hundred thousand times.
        private StringBuilder? _text;

        public Output Whole => _text is null ? first : (TextOutput)first with { Text = _text.ToString() };

        public bool Shows(string displayId) => first is DisplayOutput display && display.DisplayId == displayId;

        public bool Continues(TextOutput text) =>
            first is TextOutput begun && (begun.IsError, begun.Late, begun.Guessed) == (text.IsError, text.Late, text.Guessed);

        public void Append(string text) => (_text ??= new(((TextOutput)first).Text)).Append(text);
    }
}
