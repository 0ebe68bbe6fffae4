using Notebooks.Cli.Rendering;
using Notebooks.Cli.Streams;

namespace Notebooks.Cli;

/// <summary>Where text goes, and what the receiving end understands.</summary>
/// <param name="Out">Receives everything but usage errors.</param>
/// <param name="Live">Whether lines can be redrawn in place.</param>
/// <param name="Paint">Colours, if wanted.</param>
internal sealed record Terminal(TextWriter Out, bool Live, Paint Paint)
{
    /// <summary>Receives everything but usage errors, a line at a time.</summary>
    public TextWriter Out { get; } = new PrintableWriter(Out);

    /// <summary>How much is printed.</summary>
    public Loudness Loudness { get; init; } = Loudness.Normal;

    public static Terminal OfConsole()
    {
        if (OperatingSystem.IsWindows())
            Console.OutputEncoding = System.Text.Encoding.UTF8;

        // CI systems may allocate a terminal and record it, so they get plain lines.
        var interactive = !Console.IsOutputRedirected && !IsSet("CI") && Environment.GetEnvironmentVariable("TERM") != "dumb";
        return new(Console.Out, interactive, new Paint(interactive && !IsSet("NO_COLOR")));
    }

    private static bool IsSet(string variable) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));
}
