using System.Collections.Immutable;

namespace Lessons.Recordings.Linting;

/// <summary>
/// The times when the machine was too busy even for the sampler, which needs almost no time and no pool thread. A time
/// that was long for this reason says nothing about the code.
/// </summary>
internal sealed class Stalls(ImmutableArray<PoolSample> samples)
{
    // In milliseconds. A sample is due every 5 ms.
    private const double OnTime = 25;

    private readonly (double Start, double End)[] _stalls =
        [.. samples.Zip(samples.Skip(1)).Where(pair => pair.Second.At - pair.First.At > OnTime).Select(pair => (pair.First.At, pair.Second.At))];

    /// <summary>The length of a stretch without its part in stalls.</summary>
    public double Fair(double start, double end) =>
        end - start - _stalls.Sum(stall => Math.Max(0, Math.Min(end, stall.End) - Math.Max(start, stall.Start)));
}
