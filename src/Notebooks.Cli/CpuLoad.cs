namespace Notebooks.Cli;

/// <summary>Keeps every core busy until disposed: what holds only on an idle machine fails now, not in CI.</summary>
internal sealed class CpuLoad : IDisposable
{
    private readonly Thread[] threads;
    private volatile bool stopped;

    public CpuLoad()
    {
        threads = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Thread(Spin) { IsBackground = true })];
        foreach (var thread in threads)
            thread.Start();
    }

    public void Dispose()
    {
        stopped = true;
        foreach (var thread in threads)
            thread.Join();
    }

    private void Spin()
    {
        while (!stopped)
            Thread.SpinWait(1000);
    }
}
