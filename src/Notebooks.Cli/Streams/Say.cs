using Notebooks.Cli.Rendering;

namespace Notebooks.Cli.Streams;

/// <summary>What commands say to whoever started them, a line at a time.</summary>
internal static class Say
{
    /// <summary>Says what was asked for, on standard output.</summary>
    /// <param name="text">A line.</param>
    public static void Line(string text) => new PrintableWriter(Console.Out).WriteLine(text);

    /// <summary>Says what is wrong, on standard error.</summary>
    /// <param name="message">A sentence or two.</param>
    public static void Wrong(string message) => Console.Error.WriteLine($"nb: {Text.Printable(message)}");
}
