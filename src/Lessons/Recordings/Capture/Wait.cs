using System.Diagnostics;

namespace Lessons.Recordings.Capture;

/// <summary>A wait that the lesson annotated.</summary>
internal sealed class Wait(Task task, State state, string expression, int line, string file, int dueAfterMilliseconds = 0)
{
    private long _ended;

    public State State { get; } = state;

    public string Expression { get; } = expression;

    public int Line { get; } = line;

    /// <summary>Number of its cell, or 0.</summary>
    public int Cell => SourceCell.Of(file);

    /// <summary>The task that is waited for.</summary>
    public Task Task { get; } = task;

    /// <summary>The wait annotated before this one in the same operation.</summary>
    public Wait? Before { get; set; }

    public long Started { get; } = Stopwatch.GetTimestamp();

    /// <summary>When the end of the task was seen, or 0.</summary>
    public long Ended => Volatile.Read(ref _ended);

    /// <summary>When the operation could go on, or 0. A timer's due time is used, because its end waits for a thread.</summary>
    public long Over => dueAfterMilliseconds > 0 ? Started + Clock.Ticks(dueAfterMilliseconds) : Ended;

    /// <summary>Whether the wait was over before that moment. The operation did not wait for it from there on.</summary>
    public bool IsPast(long stamp) => (Ended != 0 ? Ended : Over) is not 0 and var end && end <= stamp;

    public void End() => Interlocked.CompareExchange(ref _ended, Stopwatch.GetTimestamp(), 0);
}
