using System.Threading.Channels;

namespace Lessons.Costs.Works;

/// <summary>A bounded queue between two tasks, and a lock that no other task wants.</summary>
internal static class Sharing
{
    private const int Capacity = 100;

    public static Task QueueAsync(int count)
    {
        var items = Channel.CreateBounded<int>(Capacity);
        return Task.WhenAll(ProduceAsync(), ConsumeAsync());

        async Task ProduceAsync()
        {
            for (var i = 0; i < count; i++) await items.Writer.WriteAsync(i);
        }

        async Task ConsumeAsync()
        {
            for (var i = 0; i < count; i++) await items.Reader.ReadAsync();
        }
    }

    public static async Task LockAsync(int count)
    {
        using var onlyOne = new SemaphoreSlim(1, 1);
        for (var i = 0; i < count; i++)
        {
            await onlyOne.WaitAsync();
            onlyOne.Release();
        }
    }
}
