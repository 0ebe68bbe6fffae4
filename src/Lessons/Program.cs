using System.Globalization;
using Lessons.Costs;
using Lessons.World;

namespace Lessons;

/// <summary>The library is also a program, for <see cref="ChildProcess"/> and <see cref="CostProcess"/> to start.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        if (arguments is [ChildProcess.Verb, var name])
        {
            await Scenario.Named(name)().ConfigureAwait(false);
            return 0;
        }
        if (arguments is [CostServer.Verb])
        {
            await CostServer.ServeAsync(Console.In, Console.Out).ConfigureAwait(false);
            return 0;
        }
        if (arguments is [Recorded.Verb, var file, var runs, var pause])
        {
            await Recorded.WriteAsync(file, int.Parse(runs, CultureInfo.InvariantCulture), TimeSpan.FromSeconds(int.Parse(pause, CultureInfo.InvariantCulture))).ConfigureAwait(false);
            return 0;
        }
        await Console.Error.WriteLineAsync("This is the library of the lessons. Run a notebook: ./nbtest.sh").ConfigureAwait(false);
        return 2;
    }
}
