using System.Diagnostics;

namespace Notebooks.Hosting.Errors;

/// <summary>Replaces messages of the console about redirected input. A reader of a notebook has not redirected it.</summary>
internal static class ConsoleWords
{
    // The host replaces the console's reader, but keys do not come from that reader. The runtime may inline the public
    // methods into their callers. The methods below them have the same names.
    private static readonly string[] Keys = ["ReadKey", "get_KeyAvailable"];

    /// <summary>Better words for what an exception says, or null.</summary>
    public static string? Of(Exception exception) =>
        exception is InvalidOperationException && new StackTrace(exception).GetFrames().Any(frame => frame.GetMethod() is { } method && method.Module == typeof(Console).Module && Keys.Contains(method.Name))
            ? "The cell waits for a key, but a notebook has no keyboard. Put the value into a variable, or read a line with Console.ReadLine() if somebody is there to answer."
            : null;
}
