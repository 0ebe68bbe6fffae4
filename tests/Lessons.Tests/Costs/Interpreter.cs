using Lessons.Costs;

namespace Lessons.Tests.Costs;

/// <summary>The Python of this machine. With <c>CI=true</c> it has to be there.</summary>
internal static class Interpreter
{
    public const string Missing = "needs python3 (run .devcontainer/setup.sh)";

    public static bool Present => Environment.GetEnvironmentVariable("CI") == "true" || Found.Value is not null;

    public static string Path => Found.Value ?? throw new InvalidOperationException(Missing);

    private static readonly Lazy<string?> Found = new(() => Task.Run(() => PythonInterpreter.FindAsync(null)).GetAwaiter().GetResult());
}
