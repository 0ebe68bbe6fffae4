using Lessons.Costs;

namespace Lessons.Tests.Costs;

/// <summary>The Python of this machine.</summary>
internal static class Interpreter
{
    public static string Path => Found.Value ?? throw new InvalidOperationException($"No Python that lessons can use: {Parts.Remedy}");

    private static readonly Lazy<string?> Found = new(() => Task.Run(() => PythonInterpreter.FindAsync(null)).GetAwaiter().GetResult());
}
