using System.Text;
using Notebooks.Cli.Rendering;

namespace Notebooks.Cli.Streams;

/// <summary>
/// Writes lines that cannot command a terminal or a job. Names of files may contain line ends, escape sequences of terminals
/// and workflow commands. Each call writes one line at most. Colours are those of <see cref="Paint"/>.
/// </summary>
/// <param name="inner">Where it writes to.</param>
internal sealed class PrintableWriter(TextWriter inner) : TextWriter
{
    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => inner.Write(Paint.Colour(Text.Printable($"{value}")));

    public override void Write(string? value) => inner.Write(Paint.Colour(Text.Printable(value ?? "")));

    public override void WriteLine() => inner.WriteLine();

    public override void WriteLine(string? value) => inner.WriteLine(Paint.Colour(Text.Printable(value ?? "")));

    public override void Flush() => inner.Flush();
}
