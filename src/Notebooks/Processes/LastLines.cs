namespace Notebooks.Processes;

/// <summary>What a runtime writes to standard error while it dies: no output of a cell, but evidence.</summary>
internal sealed class LastLines
{
    // A stack overflow writes a hundred thousand: https://github.com/dotnet/runtime/blob/main/src/coreclr/vm/eepolicy.cpp
    private const int Kept = 2000;

    private readonly List<string> _lines = [];

    /// <summary>The lines so far.</summary>
    public string[] Lines
    {
        get { lock (_lines) return [.. _lines]; }
    }

    /// <summary>Takes a line if it belongs to such an account: from its first line on, all do.</summary>
    /// <returns>Whether it did.</returns>
    public bool Take(string line)
    {
        lock (_lines)
        {
            if (_lines.Count == 0 && !Death.IsFirstLine(line)) return false;
            if (_lines.Count < Kept) _lines.Add(line.TrimEnd('\n'));
            return true;
        }
    }
}
