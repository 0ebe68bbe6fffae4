namespace Testing;

/// <summary>Keeps every core busy until it is disposed.</summary>
public sealed class Load : IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    /// <summary>Starts one thread a core.</summary>
    public Load()
    {
        var until = _stop.Token;
        for (var i = 0; i < Environment.ProcessorCount; i++)
            new Thread(() => { while (!until.IsCancellationRequested) Thread.SpinWait(1000); }) { IsBackground = true }.UnsafeStart();
    }

    /// <inheritdoc/>
    public void Dispose() => _stop.Cancel();
}
