namespace Lessons.Costs.Works;

/// <summary>Very many sleepers at once: the time until all are awake again, and their memory while they sleep.</summary>
internal static class Sleeping
{
    private static readonly TimeSpan Night = TimeSpan.FromSeconds(0.5);

    /// <summary>One operation is one sleeper. Its time is what it adds to the time that all of them sleep anyway.</summary>
    public static async Task<Cost> SleepersAsync(int count)
    {
        var before = Environment.WorkingSet;
        var meter = CostMeter.Start();
        var all = new Task[count];
        for (var i = 0; i < count; i++) all[i] = SleepAsync();

        var during = Environment.WorkingSet;
        await Task.WhenAll(all);
        return meter.Cost(count, apart: Night) with { Bytes = (double)(during - before) / count };
    }

    public static async Task SleepAsync() => await Task.Delay(Night);
}
