namespace Notebooks.Host.Lifetime;

/// <summary>Collects garbage until abandoned tasks have had their finalizers run.</summary>
internal static class Collector
{
    private const int Rounds = 2;
    private static readonly TimeSpan FinalizersMayTake = TimeSpan.FromSeconds(2);

    /// <summary>On a thread of its own: its stack holds nothing alive, and a finalizer that blocks does not block the end.</summary>
    public static void Run()
    {
        var collecting = new Thread(() =>
        {
            for (var round = 0; round < Rounds; round++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
        }) { IsBackground = true };
        collecting.Start();
        collecting.Join(FinalizersMayTake);
    }
}
