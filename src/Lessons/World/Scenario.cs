using Lessons.World.Scenarios;

namespace Lessons.World;

/// <summary>The scenarios by name.</summary>
internal static class Scenario
{
    private static readonly Dictionary<string, Func<Task>> All = new()
    {
        ["dropped-task"] = DroppedTask.RunAsync,
        ["async-void-crash"] = AsyncVoidCrash.RunAsync,
        ["deadlock"] = Deadlock.RunAsync,
        ["cores"] = Cores.RunAsync,
        ["twenty-sleeps"] = TwentySleeps.RunAsync,
        ["twenty-results"] = TwentyResults.RunAsync,
        ["twenty-awaits"] = TwentyAwaits.RunAsync,
        ["twenty-on-pool"] = TwentyOnPool.RunAsync,
        ["twenty-on-threads"] = TwentyOnThreads.RunAsync,
        ["ten-requests-block"] = TenRequestsBlock.RunAsync,
        ["ten-requests-await"] = TenRequestsAwait.RunAsync,
        ["hang"] = Hang.RunAsync,
        ["first-recording"] = FirstRecording.RunAsync,
    };

    public static IEnumerable<string> Names => All.Keys;

    public static Func<Task> Named(string name) => All.TryGetValue(name, out var run)
        ? run
        : throw new ArgumentException($"There is no scenario '{name}'. There are: {string.Join(", ", All.Keys)}.", nameof(name));
}
