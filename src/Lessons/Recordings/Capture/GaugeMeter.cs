using System.Diagnostics;

namespace Lessons.Recordings.Capture;

/// <summary>A gauge's value at one moment.</summary>
internal sealed record Mark(long At, double Value);

/// <summary>Reads a gauge of the lesson, and stores its value whenever it has changed.</summary>
internal sealed class GaugeMeter(string name, Func<double> read)
{
    private readonly Lock _gate = new();
    private readonly List<Mark> _marks = [];

    public string Name { get; } = name;

    /// <summary>The exception that the lesson's code threw. After it the gauge is not read again.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Reads the value, unless another thread is reading it, or the value's own code called this method.</summary>
    public void Read()
    {
        if (Failure is not null || _gate.IsHeldByCurrentThread || !_gate.TryEnter()) return;
        try
        {
            if (Failure is not null) return;
            var at = Stopwatch.GetTimestamp();
            var value = read();
            if (_marks is not [.., var last] || !last.Value.Equals(value)) _marks.Add(new(at, value));
        }
        catch (Exception exception)
        {
            Failure = exception;
        }
        finally
        {
            _gate.Exit();
        }
    }

    public Mark[] Marks()
    {
        lock (_gate) return [.. _marks];
    }
}
