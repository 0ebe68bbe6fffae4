using System.Diagnostics;

namespace Lessons.Costs;

/// <summary>The cost of one way to answer, including its await.</summary>
/// <param name="Name">The way to answer.</param>
/// <param name="Nanoseconds">The time of one: the least that was seen, because other load on a machine only adds.</param>
/// <param name="Bytes">The bytes that one takes from the heap.</param>
public sealed record AwaitCost(string Name, double Nanoseconds, double Bytes)
{
    private const int Batch = 1000;
    private const int Few = 10;
    private const double RoundMilliseconds = 2;

    // Code that runs often is compiled a second time in the background, so only later rounds show the true cost.
    private const int Rounds = 24;

    /// <summary>The source text of <see cref="OneAwait"/>, so that a lesson can show what it measures.</summary>
    public static string Source
    {
        get
        {
            using var reader = new StreamReader(typeof(OneAwait).Assembly.GetManifestResourceStream("OneAwait.cs")!);
            return reader.ReadToEnd().TrimEnd();
        }
    }

    /// <summary>Measures every way of <see cref="OneAwait"/>, in turn, on this thread.</summary>
    public static IReadOnlyList<AwaitCost> MeasureAll()
    {
        (string Name, Func<int, Task> Run)[] ways =
        [
            ("plain call", PlainAsync),
            ("ValueTask, ready", ValuesAsync),
            ("Task, ready: 8", count => TasksAsync(count, 8)),
            ("Task, ready: 9", count => TasksAsync(count, 9)),
            ("Task, waits", WaitingTasksAsync),
            ("ValueTask, waits", WaitingValuesAsync),
            ("pooled, waits", PooledAsync),
        ];
        var least = new double[ways.Length];
        Array.Fill(least, double.MaxValue);
        for (var round = 0; round < Rounds; round++)
            for (var way = 0; way < ways.Length; way++)
                least[way] = Math.Min(least[way], TimeOf(ways[way].Run));
        return [.. ways.Select((way, i) => new AwaitCost(way.Name, least[i], BytesOf(way.Run)))];
    }

    private static double TimeOf(Func<int, Task> run)
    {
        var least = double.MaxValue;
        var started = Stopwatch.GetTimestamp();
        do
        {
            var from = Stopwatch.GetTimestamp();
            Finish(run(Batch));
            least = Math.Min(least, Stopwatch.GetElapsedTime(from).TotalNanoseconds / Batch);
        }
        while (Stopwatch.GetElapsedTime(started).TotalMilliseconds < RoundMilliseconds);
        return least;
    }

    // The task of the whole batch is not part of one await. An empty batch shows the cost of that task.
    private static double BytesOf(Func<int, Task> run) =>
        (Allocated.PerCall(() => Finish(run(Few))) - Allocated.PerCall(() => Finish(run(0)))) / Few;

    private static void Finish(Task batch)
    {
        if (!batch.IsCompleted) throw new InvalidOperationException("A way of answering went on on another thread.");
        batch.GetAwaiter().GetResult();
    }

    private static Task PlainAsync(int count)
    {
        for (var i = 0; i < count; i++) OneAwait.Plain(i);
        return Task.CompletedTask;
    }

    private static async Task ValuesAsync(int count)
    {
        for (var i = 0; i < count; i++) await OneAwait.ValueAsync(i);
    }

    private static async Task TasksAsync(int count, int number)
    {
        for (var i = 0; i < count; i++) await OneAwait.TaskAsync(number);
    }

    private static async Task WaitingTasksAsync(int count)
    {
        var door = new Door();
        for (var i = 0; i < count; i++)
        {
            var answer = OneAwait.WaitingTaskAsync(door);
            door.Open(i);
            await answer;
        }
    }

    private static async Task WaitingValuesAsync(int count)
    {
        var door = new Door();
        for (var i = 0; i < count; i++)
        {
            var answer = OneAwait.WaitingValueAsync(door);
            door.Open(i);
            await answer;
        }
    }

    private static async Task PooledAsync(int count)
    {
        var door = new Door();
        for (var i = 0; i < count; i++)
        {
            var answer = OneAwait.PooledAsync(door);
            door.Open(i);
            await answer;
        }
    }
}
