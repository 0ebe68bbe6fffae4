using System.Collections.Immutable;

namespace Lessons.Recordings.Linting;

/// <summary>
/// When the machine was too busy even for the sampler, which needs next to nothing and no pool. A time that was long
/// because of that says nothing about the code.
/// </summary>
internal sealed class Stalls(ImmutableArray<PoolSample> samples)
{
    // Due every 5 ms.
    private const double OnTime = 25;

    private readonly (double Start, double End)[] _stalls =
        [.. samples.Zip(samples.Skip(1)).Where(pair => pair.Second.At - pair.First.At > OnTime).Select(pair => (pair.First.At, pair.Second.At))];

    /// <summary>The length of a stretch without its part in stalls.</summary>
    public double Fair(double start, double end) =>
        end - start - _stalls.Sum(stall => Math.Max(0, Math.Min(end, stall.End) - Math.Max(start, stall.Start)));
}
