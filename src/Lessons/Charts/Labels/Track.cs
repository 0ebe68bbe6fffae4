namespace Lessons.Charts;

/// <summary>What is taken on a line of time, so that no two texts meet.</summary>
internal sealed class Track(double span)
{
    private readonly List<(double From, double To)> _taken = [];

    public void Take(double from, double to) => _taken.Add((from, to));

    /// <summary>The first free moment that is not before the given one.</summary>
    public double FirstFree(double moment)
    {
        foreach (var (from, to) in _taken.Order())
            if (from <= moment && to > moment) moment = to;
        return moment;
    }

    /// <summary>How far it is free from a moment on.</summary>
    public double FreeUntil(double moment)
    {
        var until = span;
        foreach (var (from, to) in _taken)
            if (from >= moment) until = Math.Min(until, from);
            else if (to > moment) return moment;
        return until;
    }

    /// <summary>How far back it is free from a moment.</summary>
    public double FreeSince(double moment)
    {
        var since = 0.0;
        foreach (var (from, to) in _taken)
            if (to <= moment) since = Math.Max(since, to);
            else if (from < moment) return moment;
        return since;
    }
}
