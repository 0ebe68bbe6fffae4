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

    /// <summary>How many characters a line may have before the terminal breaks it; null when nothing breaks lines.</summary>
    public int? Width { get; init; }

    public static Terminal OfConsole()
    {
        if (OperatingSystem.IsWindows())
            Console.OutputEncoding = System.Text.Encoding.UTF8;

        // CI systems may allocate a terminal and record it, so they get plain lines.
        var interactive = !Console.IsOutputRedirected && !IsSet("CI") && Environment.GetEnvironmentVariable("TERM") != "dumb";
        return new(Console.Out, interactive, new Paint(interactive && !IsSet("NO_COLOR"))) { Width = WidthOfConsole() };
    }

    // Terminals that do not know their width say 0. A program in between, such as `tee`, hides the terminal, but not its variable.
    private static int? WidthOfConsole() =>
        !Console.IsOutputRedirected && Console.WindowWidth is > 0 and var width ? width
        : int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), out var columns) && columns > 0 ? columns : null;

    private static bool IsSet(string variable) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));
}
