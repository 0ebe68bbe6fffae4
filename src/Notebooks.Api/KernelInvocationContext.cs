namespace Microsoft.DotNet.Interactive;

/// <summary>The execution of a cell, as its code sees it.</summary>
public sealed class KernelInvocationContext
{
    private static readonly AsyncLocal<KernelInvocationContext?> Flow = new();

    private readonly CancellationTokenSource _source = new();

    internal KernelInvocationContext()
    {
    }

    /// <summary>The execution that the calling code belongs to, or null outside of cells.</summary>
    public static KernelInvocationContext? Current
    {
        get => Flow.Value;
        internal set => Flow.Value = value;
    }

    /// <summary>Is cancelled when the reader interrupts the cell. A cell that heeds it keeps its variables; one that does not loses its process.</summary>
    public CancellationToken CancellationToken => _source.Token;

    internal void Cancel() => _source.Cancel();
}
