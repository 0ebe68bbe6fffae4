namespace Lessons.Recordings.Linting;

/// <summary>The times when at least one of the recorded operations held a thread.</summary>
internal sealed class Cover
{
    private readonly double[] _starts;
    private readonly double[] _lengths;
    private readonly double[] _before;

    public Cover(Recording recording)
    {
        var spans = Level.Union(recording.Operations.SelectMany(operation => operation.Slices)).ToArray();
        _starts = [.. spans.Select(span => span.Start)];
        _lengths = [.. spans.Select(span => span.End - span.Start)];
        _before = new double[spans.Length];
        for (var i = 1; i < spans.Length; i++) _before[i] = _before[i - 1] + _lengths[i - 1];
    }

    /// <summary>The share of the stretch that is covered, between 0 and 1.</summary>
    public double Share(double start, double end) => end > start ? (Until(end) - Until(start)) / (end - start) : 0;

    private double Until(double at)
    {
        var i = Array.BinarySearch(_starts, at);
        if (i < 0) i = ~i - 1;
        return i < 0 ? 0 : _before[i] + Math.Min(at - _starts[i], _lengths[i]);
    }
}
