using System.Text;
using System.Text.Json;
using Microsoft.DotNet.Interactive.Formatting;

namespace Notebooks.Host.Display.Limits;

/// <summary>Writes objects as JSON, piece by piece. The library makes one string: an endless sequence would take all memory.</summary>
internal sealed class LimitedJson : ITypeFormatter
{
    public string MimeType => JsonFormatter.MimeType;

    public Type Type => typeof(object);

    public bool Format(object instance, FormatContext context)
    {
        if (instance is null) return false;
        using var pieces = new Pieces(context.Writer);
        JsonSerializer.Serialize(pieces, instance, instance.GetType(), JsonFormatter.SerializerOptions);
        return true;
    }

    /// <summary>Decodes the bytes of the serializer and writes them as characters.</summary>
    private sealed class Pieces(TextWriter writer) : Stream
    {
        private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            var characters = new char[_decoder.GetCharCount(buffer, flush: false)];
            _decoder.GetChars(buffer, characters, flush: false);
            writer.Write(characters);
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
