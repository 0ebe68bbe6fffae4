namespace Lessons.World;

/// <summary>
/// Opens files, and measures their use: how many are open at a time, and how much memory is kept while one is read.
/// Thread-safe.
/// </summary>
public sealed class StreamMeter
{
    private int _open;
    private int _peak;
    private long _kept;

    /// <summary>How many of its streams are open now.</summary>
    public int OpenNow => Volatile.Read(ref _open);

    /// <summary>The most streams that were open at the same time.</summary>
    public int PeakOpen => Volatile.Read(ref _peak);

    /// <summary>The most bytes by which the living objects of the process grew while one stream was read to its end.</summary>
    public long BytesKept => Volatile.Read(ref _kept);

    /// <summary>Opens a file for reading.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public Stream Open(string path)
    {
        var stream = new Metered(this, File.OpenRead(path));
        Raise(ref _peak, Interlocked.Increment(ref _open));
        return stream;
    }

    private static void Raise(ref int peak, int value)
    {
        for (var seen = peak; value > seen; seen = peak) Interlocked.CompareExchange(ref peak, value, seen);
    }

    private static void Raise(ref long peak, long value)
    {
        for (var seen = peak; value > seen; seen = peak) Interlocked.CompareExchange(ref peak, value, seen);
    }

    private sealed class Metered(StreamMeter meter, FileStream file) : Stream
    {
        private long? _before;
        private int _disposed;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            _before ??= Living();
            return Watch(file.Read(buffer, offset, count));
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            _before ??= Living();
            return Watch(await file.ReadAsync(buffer, cancellationToken).ConfigureAwait(false));
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing && Interlocked.Exchange(ref _disposed, 1) == 0)
            {
                file.Dispose();
                Interlocked.Decrement(ref meter._open);
            }
            base.Dispose(disposing);
        }

        // At the end of the stream, code that collects the content has collected all of it.
        private int Watch(int read)
        {
            if (read == 0) Raise(ref meter._kept, Living() - _before!.Value);
            return read;
        }

        // Other threads allocate between the collection and the count. The smallest of five counts has the least of that.
        private static long Living() => Enumerable.Range(0, 5).Min(static _ => GC.GetTotalMemory(forceFullCollection: true));
    }
}
