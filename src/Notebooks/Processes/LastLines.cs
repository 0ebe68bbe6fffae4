namespace Notebooks.Processes;

/// <summary>The lines that a dying runtime writes to standard error. They are evidence, not output of a cell.</summary>
internal sealed class LastLines
{
    // A stack overflow writes 100,000 lines: https://github.com/dotnet/runtime/blob/main/src/coreclr/vm/eepolicy.cpp
    private const int Kept = 2000;

    private readonly List<string> _lines = [];

    /// <summary>The lines so far.</summary>
    public string[] Lines
    {
        get { lock (_lines) return [.. _lines]; }
    }

    /// <summary>Takes a line if it is the first that a dying runtime writes, or comes after it.</summary>
    /// <returns>Whether the line was taken.</returns>
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
