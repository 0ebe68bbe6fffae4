using System.Diagnostics;

/// <summary>The code whose awaits are measured: each is suspended, queued and resumed.</summary>
internal static class Loop
{
    public static async Task<double> NanosecondsAsync(int awaits)
    {
        await Task.Yield();
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < awaits; i++) await Task.Yield();
        return Stopwatch.GetElapsedTime(started).TotalNanoseconds / awaits;
    }

    /// <summary>To be run where it stays on one thread.</summary>
    public static async Task<double> BytesAsync(int awaits)
    {
        await Task.Yield();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < awaits; i++) await Task.Yield();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)awaits;
    }
}
