using Notebooks.Running;

namespace Notebooks.Cli.Rendering;

/// <summary>Work on many things of which only the number is of interest: a line when it begins, and from time to time how many are done.</summary>
internal sealed class CountedWork : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Terminal _terminal;
    private readonly TimeProvider _clock;
    private readonly ITimer _timer;
    private readonly string _things;
    private readonly int _total;
    private int _done;
    private long _lastLine;

    /// <param name="terminal">Where the lines go.</param>
    /// <param name="clock">Says when a line is due.</param>
    /// <param name="work">What is done, as in "Compiling".</param>
    /// <param name="total">How many there are.</param>
    /// <param name="thing">What they are, as in "notebook".</param>
    public CountedWork(Terminal terminal, TimeProvider clock, string work, int total, string thing)
    {
        (_terminal, _clock, _things, _total) = (terminal, clock, $"{work} {Text.Count(total, thing)}", total);
        Line($"{_things} …");
        _timer = clock.CreateTimer(_ => BreakSilence(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
    }

    /// <summary>One more is done.</summary>
    public void Count() => Interlocked.Increment(ref _done);

    /// <summary>Counts a notebook that has ended.</summary>
    /// <param name="e">What happened.</param>
    public void Count(RunEvent e)
    {
        if (e is NotebookFinished) Count();
    }

    /// <summary>Ends the lines.</summary>
    public void Dispose() => _timer.Dispose();

    private void BreakSilence()
    {
        lock (_gate)
        {
            if (_clock.GetElapsedTime(_lastLine) >= LinesView.LongestSilence) Line($"… {_things}: {_done} of {_total} done");
        }
    }

    private void Line(string text)
    {
        _lastLine = _clock.GetTimestamp();
        _terminal.Out.WriteLine(text);
    }
}
