using System.Collections.Concurrent;
using Notebooks.Hosting.Errors;
using Notebooks.Protocol;

namespace Notebooks.Hosting.Lifetime;

/// <summary>Remembers the exceptions of tasks that were collected before any code observed the exceptions.</summary>
internal sealed class UnobservedExceptions
{
    private readonly ConcurrentQueue<UnobservedTaskExceptionEventArgs> _events = new();

    public UnobservedExceptions() => TaskScheduler.UnobservedTaskException += (_, unobserved) => _events.Enqueue(unobserved);

    // A cell's own handler runs after this one, and may have marked the exception as observed by now.
    // The runtime raises the event in a finalizer, which has no flow. Only the stack of the exception tells where it came
    // from. See https://github.com/dotnet/runtime/blob/main/src/libraries/System.Private.CoreLib/src/System/Threading/Tasks/TaskExceptionHolder.cs
    public Unobserved[] Report() =>
        [.. _events.Where(unobserved => !unobserved.Observed).SelectMany(unobserved => unobserved.Exception.InnerExceptions).Select(ErrorReader.Read).Select(error => new Unobserved(Blame.CellOf(error.Frames), error))];
}
