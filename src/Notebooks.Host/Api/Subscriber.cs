using Microsoft.DotNet.Interactive.Events;

namespace Notebooks.Host.Api;

/// <summary>Takes the events of a kernel or a context, for as long as there are any.</summary>
internal sealed class Subscriber(Action<KernelEvent> take) : IObserver<KernelEvent>
{
    public void OnNext(KernelEvent value) => take(value);

    public void OnError(Exception error)
    {
    }

    public void OnCompleted()
    {
    }
}
