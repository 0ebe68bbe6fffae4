using System.Diagnostics;

namespace Lessons.Costs;

/// <summary>The same work, measured again and again from the moment its process starts.</summary>
public static class WarmUp
{
    /// <summary>Measures one work in a new process.</summary>
    /// <param name="work">Its name: <c>await</c>.</param>
    /// <param name="milliseconds">How long, in all.</param>
    /// <param name="knobs">Settings of the runtime, as environment variables: <c>("DOTNET_TieredCompilation", "0")</c>.</param>
    /// <returns>When a measurement began, in milliseconds after the first, and the nanoseconds one operation took.</returns>
    /// <exception cref="CostException">The work failed, or there is none of that name.</exception>
    public static async Task<IReadOnlyList<(double Milliseconds, double Nanoseconds)>> MeasureAsync(
        string work, double milliseconds, params IEnumerable<(string Name, string Value)> knobs)
    {
        await using var process = await CostProcess.StartCSharpAsync(knobs).ConfigureAwait(false);
        List<(double, double)> costs = [];
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started).TotalMilliseconds is var at && at < milliseconds;)
            costs.Add((at, (await process.MeasureAsync(work, 1).ConfigureAwait(false)).Nanoseconds));
        return costs;
    }
}
