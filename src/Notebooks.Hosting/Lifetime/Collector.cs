namespace Notebooks.Hosting.Lifetime;

/// <summary>Collects garbage until abandoned tasks have had their finalizers run.</summary>
internal static class Collector
{
    private static readonly TimeSpan FinalizersMayTake = TimeSpan.FromSeconds(2);

    /// <summary>On a thread of its own: its stack holds nothing alive, and a finalizer that blocks does not block the end.</summary>
    /// <param name="rounds">How often: what a finalizer lets go of is collected in the next round.</param>
    public static void Run(int rounds)
    {
        var collecting = new Thread(() =>
        {
            for (var round = 0; round < rounds; round++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
        }) { IsBackground = true };
        collecting.Start();
        collecting.Join(FinalizersMayTake);
    }
}
