using System.Collections.Concurrent;
using System.Globalization;

namespace Notebooks.Tests.Fuzzing;

/// <summary>Tries many inputs, each made from a number, which is all that is needed to make it again.</summary>
internal static class FuzzRun
{
    private const int Usual = 1000;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(30);

    /// <summary>How many inputs each test tries.</summary>
    public static int Inputs { get; } = Number("FUZZ_INPUTS", Usual);

    private static int First { get; } = Number("FUZZ_SEED", 1);

    /// <summary>Tries inputs.</summary>
    /// <param name="test">Makes the input of a seed and tells whether it could be read.</param>
    /// <returns>How many could be read.</returns>
    public static async Task<int> OfEachSeedAsync(Func<int, bool> test)
    {
        ConcurrentDictionary<int, bool> underWay = [];
        var read = 0;
        var all = Task.Run(() => Parallel.For(First, First + Inputs, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, seed =>
        {
            underWay[seed] = true;
            if (Try(test, seed)) Interlocked.Increment(ref read);
            underWay.Remove(seed, out _);
        }));
        Assert.True(await Task.WhenAny(all, Task.Delay(Limit)) == all, $"hangs: seeds {string.Join(", ", underWay.Keys)}");
        await all;
        return read;
    }

    /// <summary>Tries a text. One that fails is made as small as it goes, and both are reported.</summary>
    /// <param name="text">The text.</param>
    /// <param name="test">Tells whether a text could be read.</param>
    public static bool Reducing(string text, Func<string, bool> test) =>
        Reducing(text, test, Reduction.Of, reduced => reduced.ReplaceLineEndings("⏎\n"));

    /// <summary>Tries bytes. Those that fail are made as few as it goes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="test">Tells whether bytes could be read.</param>
    public static bool Reducing(byte[] bytes, Func<byte[], bool> test) => Reducing(bytes, test, Reduction.Of, Convert.ToHexString);

    private static bool Reducing<T>(T input, Func<T, bool> test, Func<T, Func<T, bool>, T> reduce, Func<T, string> show)
    {
        try
        {
            return test(input);
        }
        catch (Exception e)
        {
            // Another failure may hide behind a smaller input, so only the same kind counts.
            var reduced = reduce(input, candidate => Failure(candidate) == e.GetType());
            throw new Xunit.Sdk.XunitException($"{e.GetType().Name}: {e.Message}\nThe smallest input that fails so:\n{show(reduced)}", e);
        }

        Type? Failure(T candidate)
        {
            try
            {
                test(candidate);
                return null;
            }
            catch (Exception e)
            {
                return e.GetType();
            }
        }
    }

    private static bool Try(Func<int, bool> test, int seed)
    {
        try
        {
            return test(seed);
        }
        catch (Exception e)
        {
            throw new Xunit.Sdk.XunitException($"FUZZ_SEED={seed} FUZZ_INPUTS=1: {e.GetType().Name}: {e.Message}", e);
        }
    }

    private static int Number(string variable, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : usual;
}
