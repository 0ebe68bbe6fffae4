using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Utility;

namespace Notebooks.Host.Api;

/// <summary>
/// The execution of one cell, as its code sees it: a <see cref="KernelInvocationContext"/> without the kernel pipeline
/// that makes them elsewhere. It is never completed, because a completed one swallows what comes late.
/// </summary>
internal sealed class Invocation
{
    /// <summary>Makes one, which becomes current in the flow of the caller.</summary>
    /// <param name="cell">One-based number of the cell.</param>
    /// <param name="publish">Takes what is published in it.</param>
    public Invocation(int cell, Action<KernelEvent> publish)
    {
        Cell = cell;
        AmbientContext(null).Value = null;

        // It would listen to the console, for which we have writers of our own: ending a subscription of ours ends that of its flow.
        // See https://github.com/dotnet/interactive/blob/main/src/Microsoft.DotNet.Interactive/KernelInvocationContext.cs
        using (ConsoleOutput.Subscribe(static _ => NothingToDispose.Instance))
        {
            Context = KernelInvocationContext.GetOrCreateAmbientContext(new SubmitCode("", "csharp"));
        }

        // A static table would keep it, and whatever is registered with its token, alive for ever.
        Sources(null).TryRemove(Context.Command.GetOrCreateToken(), out _);
        Context.KernelEvents.Subscribe(new Subscriber(publish));
    }

    /// <summary>The first one redirects the console. It must have done so before our own writers are put in place.</summary>
    public static void Prepare()
    {
        _ = new Invocation(0, static _ => { });
        AmbientContext(null).Value = null;
    }

    /// <summary>What its code sees.</summary>
    public KernelInvocationContext Context { get; }

    /// <summary>One-based number of the cell.</summary>
    public int Cell { get; }

    /// <summary>Whether the reader has interrupted it.</summary>
    public bool IsCancelled => Source(Context).IsCancellationRequested;

    /// <summary>Makes it current in the flow of the caller.</summary>
    public void Enter() => AmbientContext(null).Value = Context;

    public void Cancel() => Source(Context).Cancel();

    [UnsafeAccessor(UnsafeAccessorKind.StaticField, Name = "_current")]
    private static extern ref AsyncLocal<KernelInvocationContext?> AmbientContext(KernelInvocationContext? type);

    [UnsafeAccessor(UnsafeAccessorKind.StaticField, Name = "_cancellationTokenSources")]
    private static extern ref ConcurrentDictionary<string, CancellationTokenSource> Sources(KernelInvocationContext? type);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_cancellationTokenSource")]
    private static extern ref CancellationTokenSource Source(KernelInvocationContext context);

    private sealed class NothingToDispose : IDisposable
    {
        public static readonly NothingToDispose Instance = new();

        public void Dispose()
        {
        }
    }
}
