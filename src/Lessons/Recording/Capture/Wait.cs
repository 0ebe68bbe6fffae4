using System.Diagnostics;

namespace Lessons.Recording.Capture;

/// <summary>A wait that the lesson annotated.</summary>
internal sealed class Wait(State state, string expression, int line)
{
    private long _over;

    public State State { get; } = state;

    public string Expression { get; } = expression;

    public int Line { get; } = line;

    /// <summary>The wait annotated before this one in the same operation.</summary>
    public Wait? Before { get; set; }

    /// <summary>What is waited for, unless the end is known beforehand.</summary>
    public Task? Task { get; init; }

    public long Started { get; } = Stopwatch.GetTimestamp();

    /// <summary>From when on the operation could have gone on, or 0.</summary>
    public long Over => Volatile.Read(ref _over);

    /// <summary>A wait whose end is known beforehand.</summary>
    public static Wait Until(int milliseconds, string expression, int line)
    {
        var wait = new Wait(State.Awaiting, expression, line);
        wait._over = wait.Started + Clock.Ticks(milliseconds);
        return wait;
    }

    public void End() => Interlocked.CompareExchange(ref _over, Stopwatch.GetTimestamp(), 0);
}
