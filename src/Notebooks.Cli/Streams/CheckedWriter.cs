using System.Text;

namespace Notebooks.Cli.Streams;

/// <summary>Writes text that may get lost, on a full disk or a closed stream. A loss is reported once, at the end, and stops nothing.</summary>
/// <param name="inner">Where it writes to.</param>
internal sealed class CheckedWriter(TextWriter inner) : TextWriter
{
    private string? _failure;

    /// <summary>Why something was lost, or null when nothing was.</summary>
    public string? Failure => Volatile.Read(ref _failure);

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => Try(() => inner.Write(value));

    public override void Write(string? value) => Try(() => inner.Write(value));

    public override void Write(char[] buffer, int index, int count) => Try(() => inner.Write(buffer, index, count));

    public override void WriteLine() => Try(inner.WriteLine);

    public override void WriteLine(string? value) => Try(() => inner.WriteLine(value));

    public override void Flush() => Try(inner.Flush);

    private void Try(Action write)
    {
        // After the first failure, each further attempt would only take time.
        if (Failure is not null) return;
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            Volatile.Write(ref _failure, e.Message);
        }
        catch (UnauthorizedAccessException)
        {
            // Systems report a closed descriptor in this way.
            Volatile.Write(ref _failure, "standard output is closed");
        }
    }
}
