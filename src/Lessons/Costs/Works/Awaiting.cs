namespace Lessons.Costs.Works;

/// <summary>Plain awaits, tasks, yields.</summary>
internal static class Awaiting
{
#pragma warning disable CS1998 // The cost of an async method that never has to wait is measured.
    public static async Task<int> AnswerAsync(int number) => number;
#pragma warning restore CS1998

    public static async Task AwaitsAsync(int count)
    {
        for (var i = 0; i < count; i++) await AnswerAsync(1000 + i);
    }

    public static Task TasksAsync(int count) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(i => Task.Run(() => AnswerAsync(1000 + i))).ToArray());

    public static Task YieldsAsync(int count)
    {
        return Task.WhenAll(Enumerable.Range(0, 100).Select(_ => YieldOftenAsync()).ToArray());

        async Task YieldOftenAsync()
        {
            for (var i = 0; i < count / 100; i++) await Task.Yield();
        }
    }
}
