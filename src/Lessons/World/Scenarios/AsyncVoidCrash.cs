namespace Lessons.World.Scenarios;

internal static class AsyncVoidCrash
{
    public static async Task RunAsync()
    {
        try
        {
            Forget();
            Console.WriteLine("called");
            await Task.Delay(10_000);
            Console.WriteLine("survived");
        }
        catch (FormatException)
        {
            Console.WriteLine("caught");
        }
    }

    private static async void Forget()
    {
        await Task.Delay(50);
        throw new FormatException("nobody can catch this");
    }
}
