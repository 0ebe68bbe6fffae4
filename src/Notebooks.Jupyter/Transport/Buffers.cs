using NetMQ;

namespace Notebooks.Jupyter.Transport;

/// <summary>
/// Gives NetMQ its buffers, none of them without a byte: NetMQ looks at the first byte of a peer's command before it looks at
/// the command's length, and an exception there would end the process. See
/// https://github.com/zeromq/netmq/blob/master/src/NetMQ/Core/Mechanisms/Mechanism.cs
/// </summary>
internal sealed class Buffers : IBufferPool
{
    /// <summary>Makes NetMQ use them.</summary>
    public static void Install() => BufferPool.SetCustomBufferPool(new Buffers());

    public byte[] Take(int size) => new byte[Math.Max(size, 1)];

    public void Return(byte[] buffer)
    {
    }

    public void Dispose()
    {
    }
}
