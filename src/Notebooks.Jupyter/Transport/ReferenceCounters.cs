using NetMQ;
using NetMQ.Core.Utils;

namespace Notebooks.Jupyter.Transport;

/// <summary>
/// Gives NetMQ the counters of its messages. NetMQ does not say to which peers a message has been sent, but it counts how
/// often the message is still held. The code that makes the counter can read it.
/// </summary>
internal sealed class ReferenceCounters : IAtomicCounterPool
{
    [ThreadStatic]
    private static AtomicCounter? _latest;

    static ReferenceCounters() => AtomicCounterPool.SetCustomCounterPool(new ReferenceCounters());

    private ReferenceCounters()
    {
    }

    /// <summary>A message with a counter that stays readable, because one reference to it is never given back.</summary>
    public static Msg Create(byte[] content, out AtomicCounter references)
    {
        var message = new Msg();
        message.InitPool(content.Length);
        references = _latest!;
        message.AddReferences(1);
        content.CopyTo(message.Slice());
        return message;
    }

    public AtomicCounter Take() => _latest = new();

    public void Return(AtomicCounter counter)
    {
    }

    public void Dispose()
    {
    }
}
