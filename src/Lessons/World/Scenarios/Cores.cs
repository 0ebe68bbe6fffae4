namespace Lessons.World.Scenarios;

internal static class Cores
{
    public static Task RunAsync()
    {
        Console.WriteLine(Environment.ProcessorCount);
        return Task.CompletedTask;
    }
}
