using System.Collections.Concurrent;
using Notebooks.Formats;

namespace Notebooks.Tests.Formats;

/// <summary>A hundred thousand damaged notebooks: each is read correctly or refused in one sentence, at once, and at no cost beyond its size.</summary>
public class DamagedInputTests
{
    private const int Pairs = 50_000;

    // Reading, writing and reading again of a small file; what grows with the square of its size is far beyond.
    private const long BytesEach = 4 << 20;
    private const long BytesPerCharacter = 4000;

    [Fact(Timeout = 600_000)]
    [Trait("Category", "Slow")]
    public async Task A_hundred_thousand_damaged_notebooks_are_read_or_refused()
    {
        ConcurrentDictionary<int, bool> underWay = [];
        var (read, refused) = (0, 0);
        var all = Task.Run(() => Parallel.For(0, Pairs, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, seed =>
        {
            underWay[seed] = true;
            foreach (var survives in Survive(seed))
            {
                if (survives) Interlocked.Increment(ref read);
                else Interlocked.Increment(ref refused);
            }

            underWay.Remove(seed, out _);
        }));
        Assert.True(await Task.WhenAny(all, Task.Delay(TimeSpan.FromMinutes(10))) == all, $"hangs: seeds {string.Join(", ", underWay.Keys)}");
        await all;

        Assert.Equal(2 * Pairs, read + refused);
        // Otherwise the damage would be too light, or too heavy, to test anything.
        Assert.InRange(refused, Pairs / 5, Pairs * 9 / 5);
    }

    private static IEnumerable<bool> Survive(int seed)
    {
        // Other seeds than those of the tests that run every time.
        var generator = new Generator(1_000_000 + seed);
        var dib = generator.Mutate("#!meta\n\n{\"kernelInfo\":{\"items\":[{\"name\":\"x\",\"aliases\":[\"y\"]}]}}\n\n" + DibFormat.Write(generator.ForDib()));
        var whole = IpynbFormat.Write(generator.ForIpynb());
        var ipynb = seed % 2 == 0 ? generator.Mutate(whole) : generator.MutateValues(whole);
        yield return Survives(seed, dib, () => DibFormat.Parse(dib, "a.dib"));
        yield return Survives(seed, ipynb, () => IpynbFormat.Parse(ipynb, "a.ipynb"));
    }

    private static bool Survives(int seed, string text, Func<Notebook> read)
    {
        try
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var survives = GeneratedTests.Survives(read);
            var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(bytes <= BytesEach + BytesPerCharacter * text.Length, $"{text.Length} characters took {bytes} bytes");
            return survives;
        }
        catch (Exception e)
        {
            throw new Xunit.Sdk.XunitException($"seed {seed}: {e.Message}\n{text}", e);
        }
    }
}
