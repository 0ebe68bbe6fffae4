namespace Lessons.Recordings.Capture;

/// <summary>The log of the notification handler: append only, lock free, capped, and allocated ahead of use.</summary>
internal sealed class SwitchLog
{
    public const int Capacity = 1 << 20;

    // A chunk of 64 KB stays below the large object heap, whose budget would cause a full collection for each recording.
    private const int ChunkBits = 12;
    private const int ChunkSize = 1 << ChunkBits;
    private const int ChunksAhead = 8;

    private readonly Switch[]?[] _chunks = new Switch[Capacity / ChunkSize][];
    private int _count;
    private volatile bool _closed;
    private volatile bool _truncated;

    private readonly Action _low;

    /// <param name="low">Called by the writer when it begins a chunk. It makes another thread <see cref="Reserve"/>.</param>
    public SwitchLog(Action low)
    {
        _low = low;
        Reserve();
    }

    public bool Truncated => _truncated;

    /// <summary>Whether less than half of the room is taken.</summary>
    public bool HasAmpleRoom => _count < Capacity / 2;

    public void Append(long stamp, int operation, SwitchKind kind, int detail)
    {
        if (_closed || _truncated) return;
        var index = Interlocked.Increment(ref _count) - 1;
        if (index >= Capacity)
        {
            _truncated = true;
            return;
        }
        if ((index & (ChunkSize - 1)) == 0) _low();
        ref var slot = ref (_chunks[index >> ChunkBits] ?? Chunk(index >> ChunkBits))[index & (ChunkSize - 1)];
        slot.Set(operation, kind, detail);
        Volatile.Write(ref slot.Stamp, stamp);
    }

    /// <summary>Keeps room ahead of the writers. The sampler's thread calls it, so the writers need not allocate.</summary>
    public void Reserve()
    {
        var next = Math.Min(_count, Capacity) >> ChunkBits;
        for (var i = next; i < Math.Min(next + ChunksAhead, _chunks.Length) && !_closed; i++)
            Chunk(i);
    }

    /// <summary>Refuses further switches.</summary>
    public void Close() => _closed = true;

    /// <summary>How many switches there are so far. More may follow while they are read.</summary>
    public int Count => Math.Min(_count, Capacity);

    /// <summary>A switch, in the order of writing. Its stamp is zero while it is being written: it is to be left out.</summary>
    public Switch this[int index] =>
        _chunks[index >> ChunkBits] is { } chunk && Volatile.Read(ref chunk[index & (ChunkSize - 1)].Stamp) != 0
            ? chunk[index & (ChunkSize - 1)]
            : default;

    /// <summary>Frees the data: an operation that never ends may keep its recording alive as long as the process.</summary>
    public void Drop() => Array.Clear(_chunks);

    private Switch[] Chunk(int index) =>
        _chunks[index] ?? Interlocked.CompareExchange(ref _chunks[index], new Switch[ChunkSize], null) ?? _chunks[index]!;
}
