using Lessons.Costs.Works;

namespace Lessons.Costs;

/// <summary>The cost of one way to say no.</summary>
/// <param name="Name">The way to say no.</param>
/// <param name="Microseconds">The time of one, in the fastest of several rounds.</param>
public sealed record FailureCost(string Name, double Microseconds)
{
    private const int Rounds = 6;
    private const double RoundMilliseconds = 8;

    /// <summary>Says no through one async method and through ten: by throwing, and by returning null.</summary>
    public static Task<IReadOnlyList<FailureCost>> MeasureAllAsync() => MeasureAsync(
        100,
        ("null, through 1 method", Raising.AnswerThrough(1)),
        ("null, through 10", Raising.AnswerThrough(10)),
        ("throw, through 1", Raising.Through(1)),
        ("throw, through 10", Raising.Through(10)));

    /// <summary>Cancels a thousand waiters, which either throw or stay silent.</summary>
    public static Task<IReadOnlyList<FailureCost>> MeasureCancellationAsync() => MeasureAsync(
        1000,
        ("cancelled, and throws", Ending.CancelAsync),
        ("cancelled, SuppressThrowing", Ending.CancelQuietlyAsync));

    private static async Task<IReadOnlyList<FailureCost>> MeasureAsync(int batch, params (string Name, Func<int, Task> Run)[] ways)
    {
        var costs = ways.Select(_ => new List<Cost>()).ToArray();
        for (var round = 0; round < Rounds; round++)
            for (var way = 0; way < ways.Length; way++)
                costs[way].Add(await CostMeter.RepeatAsync(ways[way].Run, batch, RoundMilliseconds).ConfigureAwait(false));

        // Other programs only ever add time to a round, so the fastest round says most about the code. A median can still be
        // the time of a machine that was busy for more than half of them.
        return [.. ways.Select((way, i) => new FailureCost(way.Name, costs[i].Min(cost => cost.Nanoseconds) / 1000))];
    }
}
