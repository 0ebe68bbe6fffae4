using Lessons.Costs.Works;

namespace Lessons.Costs;

/// <summary>A work that is measured. It has the same name in <c>data/python/costs.py</c>.</summary>
/// <param name="Name">Its name: <c>raise-10</c>.</param>
/// <param name="Title">One operation of it, in words.</param>
/// <param name="MeasureAsync">Repeats it for so many milliseconds. Some works use a server.</param>
internal sealed record Work(string Name, string Title, Func<double, Uri?, Task<Cost>> MeasureAsync)
{
    private const int Sleepers = 100_000;
    private const int Requests = 80;

    /// <summary>All works in the order of measurement. The memory of sleepers is growth, so they come first.</summary>
    public static IReadOnlyList<Work> All { get; } =
    [
        new("sleepers", "one of 100,000 sleepers", (_, _) => Sleeping.SleepersAsync(Sleepers)),
        Batch("await", "await, nothing to wait for", Awaiting.AwaitsAsync, 1000),
        Batch("task", "start a task, await it", Awaiting.TasksAsync, 1000),
        Batch("yield", "let the others run", Awaiting.YieldsAsync, 10_000),
        Batch("queue", "an item through a queue", Sharing.QueueAsync, 1000),
        Batch("lock", "take a free lock", Sharing.LockAsync, 1000),
        Batch("timeout", "a deadline, not needed", Ending.TimeoutAsync, 1000),
        Batch("cancel", "cancel one who waits", Ending.CancelAsync, 1000),
        Batch("raise-1", "raise, catch", Raising.Through(1), 100),
        Batch("raise-10", "raise, catch 10 frames up", Raising.Through(10), 100),
        new("http", "an HTTP request", (milliseconds, address) => Requesting.RequestsAsync(
            Requests, milliseconds, address ?? throw new ArgumentException("http needs the address of a server"))) { WarmUp = 400 },
    ];

    /// <summary>Milliseconds until the code of the C# side is fully compiled. An HTTP client is a lot of code.</summary>
    public double WarmUp { get; init; } = 60;

    /// <summary>The work of this name.</summary>
    /// <exception cref="ArgumentException">No work has this name.</exception>
    public static Work Named(string name) => All.FirstOrDefault(work => work.Name == name)
        ?? throw new ArgumentException($"there is no work '{name}'; there are {string.Join(", ", All.Select(work => work.Name))}");

    private static Work Batch(string name, string title, Func<int, Task> batch, int size) =>
        new(name, title, (milliseconds, _) => CostMeter.RepeatAsync(batch, size, milliseconds));
}
