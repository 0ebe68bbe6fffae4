namespace Notebooks.Cli;

/// <summary>Keeps every core busy until disposed, so that a claim that needs an idle machine fails now, not in CI.</summary>
internal sealed class CpuLoad : IDisposable
{
    private readonly Thread[] _threads;
    private volatile bool _stopped;

    public CpuLoad()
    {
        _threads = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Thread(Spin) { IsBackground = true })];
        foreach (var thread in _threads)
            thread.Start();
    }

    public void Dispose()
    {
        _stopped = true;
        foreach (var thread in _threads)
            thread.Join();
    }

    private void Spin()
    {
        while (!_stopped)
            Thread.SpinWait(1000);
    }
}
