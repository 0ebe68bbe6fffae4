using System.Text.Json;

namespace Lessons.Costs;

/// <summary>Comparisons kept in a file. A machine without Python shows them, and says so.</summary>
internal static class Recorded
{
    /// <summary>The first argument of a process that is to record a comparison.</summary>
    public const string Verb = "record-costs";

    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, RespectRequiredConstructorParameters = true };

    /// <summary>Reads a comparison.</summary>
    /// <exception cref="CostException">The file is damaged.</exception>
    public static Comparison Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<Comparison>(File.ReadAllText(file), Options) ?? throw new JsonException("it is empty");
        }
        catch (JsonException exception)
        {
            throw new CostException($"'{Path.GetFileName(file)}' holds no comparison: {exception.Message} Restore it with git.", exception);
        }
    }

    // A thread that never waits takes as much wall clock as processor time, unless other code takes the processor.
    private const double Undisturbed = 1.15;
    private const int Attempts = 10;

    /// <summary>Measures several times with pauses, and writes the medians. Start it by hand, as in the remarks.</summary>
    /// <remarks><c>dotnet exec Lessons.dll record-costs data/python/recorded.json 7 60</c></remarks>
    /// <param name="file">The file to write.</param>
    /// <param name="runs">The number of runs. A disturbed run does not count, and is repeated.</param>
    /// <param name="pause">The time between two runs, because neighbours on the machine are busy at different times.</param>
    public static async Task WriteAsync(string file, int runs, TimeSpan pause)
    {
        var python = await PythonInterpreter.FindAsync(Environment.GetEnvironmentVariable(PythonInterpreter.Variable)).ConfigureAwait(false)
            ?? throw new CostException("There is no Python 3.8 or later on this machine: nothing can be recorded.");
        List<Comparison> all = [];
        for (var attempt = 0; all.Count < runs; attempt++)
        {
            if (attempt == Attempts * runs) throw new CostException($"Of {attempt} runs {all.Count} were undisturbed, {runs} are needed: use a machine that does nothing else.");
            if (attempt > 0) await Task.Delay(pause).ConfigureAwait(false);
            all.Add(await Comparison.MeasureAsync(python, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2)).ConfigureAwait(false));
            if (!all[^1].Live) throw new CostException($"{all[^1].Label}. What is recorded cannot be recorded again: use a quiet machine.");
            var disturbed = Disturbed(all[^1]);
            Console.WriteLine($"{(disturbed ? "disturbed" : "counts")}: {string.Join("  ", all[^1].Costs.Select(cost => FormattableString.Invariant($"{cost.Work} {cost.Python.Nanoseconds:0}/{cost.CSharp.Nanoseconds:0}")))}");
            if (disturbed) all.RemoveAt(all.Count - 1);
        }

        var median = Median(all) with { How = $"medians of {runs} undisturbed runs, at least {pause.TotalSeconds} s apart" };
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(median, Options).ReplaceLineEndings("\n") + "\n").ConfigureAwait(false);
    }

    /// <summary>Whether other code took the processor during the measurement.</summary>
    internal static bool Disturbed(Comparison one) =>
        ((Cost[])[one["await"].Python, one["lock"].Python, one["task"].Python, one["await"].CSharp]).Any(cost => cost.Nanoseconds > Undisturbed * cost.CpuNanoseconds);

    internal static Comparison Median(IReadOnlyList<Comparison> all) => all[0] with
    {
        Costs = [.. all[0].Costs.Select(cost => new ComparedCost(
            cost.Work, Cost.Median([.. all.Select(one => one[cost.Work].Python)]), Cost.Median([.. all.Select(one => one[cost.Work].CSharp)])))],
    };
}
