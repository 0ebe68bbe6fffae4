using System.Collections.Concurrent;
using Notebooks.Host.Errors;
using Notebooks.Host.Protocol;

namespace Notebooks.Host.Lifetime;

/// <summary>Remembers the exceptions of tasks that were collected without anybody having looked at them.</summary>
internal sealed class UnobservedExceptions
{
    private readonly ConcurrentQueue<Exception> _exceptions = new();

    public UnobservedExceptions() => TaskScheduler.UnobservedTaskException += (_, unobserved) =>
    {
        foreach (var exception in unobserved.Exception.InnerExceptions)
        {
            _exceptions.Enqueue(exception);
        }
    };

    // A finalizer has no flow: only the stack of the exception can tell where it came from.
    public Unobserved[] Report() =>
        [.. _exceptions.Select(ErrorReader.Read).Select(error => new Unobserved(Blame.CellOf(error.Frames), error))];
}
