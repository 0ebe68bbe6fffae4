using System.Diagnostics;
using System.Runtime.InteropServices;
using Lessons.World;

namespace Lessons.Costs;

public sealed partial record Comparison
{
    private const int Rounds = 5;
    private const int WarmUps = 3;
    private const double Milliseconds = 20;

    // A round begins only if it will probably end within this time. A busy machine therefore has fewer rounds.
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(7);

    // A machine that has not finished one round by then is too busy for a useful result.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Measures all works in both languages in turn, each language in its own process, and takes medians. Without Python, or
    /// without time, it reads <c>data/python/recorded.json</c> instead, and <see cref="Label"/> says so.
    /// </summary>
    /// <exception cref="CostException">A program failed. The message names the program and the work.</exception>
    public static async Task<Comparison> MeasureAsync()
    {
        var python = await PythonInterpreter.FindAsync(Environment.GetEnvironmentVariable(PythonInterpreter.Variable)).ConfigureAwait(false);
        return python is null ? Recalled("there is no Python 3.8 or later") : await MeasureAsync(python, Budget, Limit).ConfigureAwait(false);
    }

    /// <summary>Measures with an interpreter.</summary>
    /// <param name="python">The interpreter.</param>
    /// <param name="budget">The time in which it should be done, if the machine is not too busy.</param>
    /// <param name="limit">The time after which it gives up, and reads the recorded numbers.</param>
    internal static async Task<Comparison> MeasureAsync(string python, TimeSpan budget, TimeSpan limit)
    {
        using var deadline = new CancellationTokenSource(limit);
        try
        {
            await using var server = await LocalServer.StartAsync().ConfigureAwait(false);

            // A long-lived process has all its code fully compiled. This one lives for seconds, and must not wait for that.
            await using var csharp = await CostProcess.StartCSharpAsync([("DOTNET_TC_CallCountingDelayMs", "0")], deadline.Token).ConfigureAwait(false);
            await using var other = await CostProcess.StartPythonAsync(python, deadline.Token).ConfigureAwait(false);
            return await MeasureAsync(other, csharp, server.Address, budget).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            return Recalled($"the machine is too busy: after {limit.TotalSeconds} s it was not done");
        }
    }

    private static Comparison Recalled(string instead) => Recorded.Read(DataFolder.Find("python", "recorded.json")) with { Instead = instead };

    private static async Task<Comparison> MeasureAsync(CostProcess python, CostProcess csharp, Uri address, TimeSpan budget)
    {
        var started = Stopwatch.GetTimestamp();
        var costs = Work.All.ToDictionary(work => work.Name, _ => (Python: new List<Cost>(), CSharp: new List<Cost>()));

        // Sleepers need a small process and take a second, so they are measured once, and first.
        await TurnAsync(Work.All[0]).ConfigureAwait(false);
        for (var i = 0; i < WarmUps && Stopwatch.GetElapsedTime(started) < budget / 2; i++)
            foreach (var work in Work.All.Skip(1)) await csharp.MeasureAsync(work.Name, work.WarmUp / WarmUps, address).ConfigureAwait(false);

        var rounds = 0;
        var last = TimeSpan.Zero;
        while (rounds == 0 || (rounds < Rounds && Stopwatch.GetElapsedTime(started) + last < budget))
        {
            var began = Stopwatch.GetTimestamp();
            foreach (var work in Work.All.Skip(1)) await TurnAsync(work).ConfigureAwait(false);
            last = Stopwatch.GetElapsedTime(began);
            rounds++;
        }

        return new()
        {
            Live = true,
            Date = DateOnly.FromDateTime(DateTime.Now),
            Machine = ThisMachine(),
            How = rounds == 1 ? "one round" : $"in turn, medians of {rounds} rounds",
            Python = python.About,
            CSharp = csharp.About,
            Costs = [.. costs.Select(cost => new ComparedCost(cost.Key, Cost.Median(cost.Value.Python), Cost.Median(cost.Value.CSharp)))],
        };

        async Task TurnAsync(Work work)
        {
            costs[work.Name].CSharp.Add(await csharp.MeasureAsync(work.Name, Milliseconds, address).ConfigureAwait(false));
            costs[work.Name].Python.Add(await python.MeasureAsync(work.Name, Milliseconds, address).ConfigureAwait(false));
        }
    }

    // The text must not reveal the owner of the machine.
    private static string ThisMachine() =>
        $"{Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";
}
