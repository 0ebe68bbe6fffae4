using System.Text;

namespace Notebooks.Jupyter.Execution;

/// <summary>
/// Buffers console output. The first write is passed on at once. Writes that follow closely are joined, because a front
/// end that gets ten thousand messages a second shows none of them.
/// </summary>
/// <param name="publish">Takes the cell, whether it is standard error, and the text.</param>
internal sealed class StreamBuffer(Action<int, bool, string> publish) : IDisposable
{
    private const long PauseInMilliseconds = 25;
    private const int MaxLength = 64 * 1024;

    private readonly Lock _gate = new();
    private readonly StringBuilder _text = new();
    private Timer? _timer;
    private (int Cell, bool IsError) _source;
    private long _last = long.MinValue / 2;

    public void Add(int cell, bool isError, string text)
    {
        lock (_gate)
        {
            if (_source != (cell, isError)) FlushLocked();
            _source = (cell, isError);
            _text.Append(text);
            if (_text.Length >= MaxLength || Environment.TickCount64 - _last >= PauseInMilliseconds) FlushLocked();
            else (_timer ??= new(_ => Flush())).Change(PauseInMilliseconds, Timeout.Infinite);
        }
    }

    /// <summary>Passes on the buffered text, so that later messages come after it.</summary>
    public void Flush()
    {
        lock (_gate) FlushLocked();
    }

    /// <summary>Passes on the buffered text, then runs an action before any other write.</summary>
    public void FlushThen(Action next)
    {
        lock (_gate)
        {
            FlushLocked();
            next();
        }
    }

    public void Dispose() => _timer?.Dispose();

    private void FlushLocked()
    {
        if (_text.Length == 0) return;
        publish(_source.Cell, _source.IsError, _text.ToString());
        _text.Clear();
        _last = Environment.TickCount64;
    }
}
