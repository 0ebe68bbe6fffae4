using Notebooks.Cli.Rendering;

namespace Notebooks.Cli.Streams;

/// <summary>Prints what commands say to the user, a line at a time.</summary>
internal static class Say
{
    /// <summary>Prints a result on standard output.</summary>
    /// <param name="text">A line.</param>
    public static void Line(string text) => new PrintableWriter(Console.Out).WriteLine(text);

    /// <summary>Prints an error on standard error.</summary>
    /// <param name="message">A sentence or two.</param>
    public static void Wrong(string message) => Console.Error.WriteLine($"nb: {Text.Printable(message)}");
}
