using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Utility;

namespace Notebooks.Host.Api;

/// <summary>
/// The execution of one cell, as its code sees it: a <see cref="KernelInvocationContext"/> without the kernel pipeline
/// that usually creates it. It is never completed, because a completed context drops late events.
/// </summary>
internal sealed class Invocation
{
    /// <summary>Creates an execution and makes it current in the flow of the caller.</summary>
    /// <param name="cell">One-based number of the cell.</param>
    /// <param name="publish">Takes the events that are published in it.</param>
    public Invocation(int cell, Action<KernelEvent> publish)
    {
        Cell = cell;
        AmbientContext(null).Value = null;

        // The context would listen to the console, but the host has console writers of its own. A subscription of ours is
        // made around it. When ours ends, the context's ends, too, because it has the same flow.
        // See https://github.com/dotnet/interactive/blob/main/src/Microsoft.DotNet.Interactive/KernelInvocationContext.cs
        using (ConsoleOutput.Subscribe(static _ => NothingToDispose.Instance))
        {
            Context = KernelInvocationContext.GetOrCreateAmbientContext(new SubmitCode("", "csharp"));
        }

        // A static table would keep the token source, and everything registered with its token, in memory.
        Sources(null).TryRemove(Context.Command.GetOrCreateToken(), out _);
        Context.KernelEvents.Subscribe(new Subscriber(publish));
    }

    /// <summary>Creates the first context, which redirects the console. The host installs its own writers after that.</summary>
    public static void Prepare()
    {
        _ = new Invocation(0, static _ => { });
        AmbientContext(null).Value = null;
    }

    /// <summary>The context that the code of the cell sees.</summary>
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
