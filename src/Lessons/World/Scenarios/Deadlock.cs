namespace Lessons.World.Scenarios;

internal static class Deadlock
{
    public static Task RunAsync()
    {
        EventLoop.Run(async () =>
        {
            await Task.Yield();
            Console.WriteLine("waiting");
            Console.WriteLine(AnswerAsync().Result);
        });
        return Task.CompletedTask;
    }

    private static async Task<int> AnswerAsync()
    {
        await Task.Delay(50);
        return 42;
    }
}
