using System.Collections.Immutable;

namespace Notebooks.Running;

/// <summary>The outputs of one cell, as they would appear under it: consecutive writes merged, updates applied.</summary>
internal sealed class OutputLog
{
    private readonly List<Output> _outputs = [];
    private readonly Lock _gate = new();

    public ImmutableArray<Output> Outputs
    {
        get { lock (_gate) return [.. _outputs]; }
    }

    public void Add(Output output)
    {
        lock (_gate)
        {
            if (output is TextOutput text && _outputs.LastOrDefault() is TextOutput last
                && (last.IsError, last.Late, last.Guessed) == (text.IsError, text.Late, text.Guessed))
                _outputs[^1] = last with { Text = last.Text + text.Text };
            else
                _outputs.Add(output);
        }
    }

    /// <returns>Whether the display is one of this cell's.</returns>
    public bool Update(string displayId, System.Text.Json.Nodes.JsonObject data)
    {
        lock (_gate)
        {
            var index = _outputs.FindIndex(o => o is DisplayOutput d && d.DisplayId == displayId);
            if (index < 0) return false;
            _outputs[index] = (DisplayOutput)_outputs[index] with { Data = data };
            return true;
        }
    }
}
