using System.Diagnostics;

namespace Lessons.Costs;

/// <summary>Measures the same work again and again from the moment its process starts.</summary>
public static class WarmUp
{
    // A point is the median of this many measurements, which leaves out a moment when the machine did something else.
    private const int InARow = 9;

    /// <summary>Measures one work in a new process.</summary>
    /// <param name="work">Its name: <c>await</c>.</param>
    /// <param name="milliseconds">The length of the whole measurement.</param>
    /// <param name="knobs">Settings of the runtime, as environment variables: <c>("DOTNET_TieredCompilation", "0")</c>.</param>
    /// <returns>Points: the milliseconds since the process was ready, and the nanoseconds that one operation took then. The
    /// first point is the very first measurement.</returns>
    /// <exception cref="CostException">The work failed, or no work has that name.</exception>
    public static async Task<IReadOnlyList<(double Milliseconds, double Nanoseconds)>> MeasureAsync(
        string work, double milliseconds, params IEnumerable<(string Name, string Value)> knobs)
    {
        await using var process = await CostProcess.StartCSharpAsync(knobs).ConfigureAwait(false);
        var started = Stopwatch.GetTimestamp();
        List<(double Milliseconds, double Nanoseconds)> points = [await PointAsync(1).ConfigureAwait(false)];
        while (points[^1].Milliseconds < milliseconds) points.Add(await PointAsync(InARow).ConfigureAwait(false));
        return points;

        async Task<(double, double)> PointAsync(int inARow)
        {
            var costs = await process.MeasureOftenAsync(work, 1, inARow).ConfigureAwait(false);
            return (Stopwatch.GetElapsedTime(started).TotalMilliseconds, Cost.Median(costs).Nanoseconds);
        }
    }
}
