using System.Collections.Immutable;

namespace Notebooks.Running;

/// <summary>The outputs of one cell, as they would appear under it: consecutive writes merged, updates applied.</summary>
internal sealed class OutputLog
{
    private readonly List<Output> outputs = [];
    private readonly Lock gate = new();

    public ImmutableArray<Output> Outputs
    {
        get { lock (gate) return [.. outputs]; }
    }

    public void Add(Output output)
    {
        lock (gate)
        {
            if (output is TextOutput text && outputs.LastOrDefault() is TextOutput last
                && (last.IsError, last.Late, last.Guessed) == (text.IsError, text.Late, text.Guessed))
                outputs[^1] = last with { Text = last.Text + text.Text };
            else
                outputs.Add(output);
        }
    }

    /// <returns>Whether the display is one of this cell's.</returns>
    public bool Update(string displayId, System.Text.Json.Nodes.JsonObject data)
    {
        lock (gate)
        {
            var index = outputs.FindIndex(o => o is DisplayOutput d && d.DisplayId == displayId);
            if (index < 0) return false;
            outputs[index] = (DisplayOutput)outputs[index] with { Data = data };
            return true;
        }
    }
}
