using Lessons.World;

namespace Lessons;

/// <summary>The library is a program as well, because <see cref="ChildProcess"/> needs one to start.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        if (arguments is [ChildProcess.Verb, var name])
        {
            await Scenario.Named(name)().ConfigureAwait(false);
            return 0;
        }
        await Console.Error.WriteLineAsync("This is the library of the lessons. Run a notebook: ./nbtest.sh").ConfigureAwait(false);
        return 2;
    }
}
