namespace Notebooks.Hosting.Lifetime;

/// <summary>Collects garbage until the finalizers of abandoned tasks have run.</summary>
internal static class Collector
{
    private static readonly TimeSpan FinalizersMayTake = TimeSpan.FromSeconds(2);

    /// <summary>Collects on a separate thread: its stack keeps nothing alive, and a blocking finalizer does not block the end.</summary>
    /// <param name="rounds">How often. Objects that a finalizer releases are collected in the next round.</param>
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
