using System.Diagnostics;

namespace Notebooks.Hosting.Errors;

/// <summary>What to say where the console itself talks of redirected input, which the reader of a notebook has not redirected.</summary>
internal static class ConsoleWords
{
    // The console's reader is ours, but keys do not come from there. The runtime compiles what is public into its callers: what lies below has the same names.
    private static readonly string[] Keys = ["ReadKey", "get_KeyAvailable"];

    /// <summary>Better words for what an exception says, or null.</summary>
    public static string? Of(Exception exception) =>
        exception is InvalidOperationException && new StackTrace(exception).GetFrames().Any(frame => frame.GetMethod() is { } method && method.Module == typeof(Console).Module && Keys.Contains(method.Name))
            ? "The cell waits for a key, but a notebook has no keyboard. Put the value into a variable, or read a line with Console.ReadLine() if somebody is there to answer."
            : null;
}
