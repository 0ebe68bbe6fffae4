using Notebooks.Compiling;

namespace Notebooks.Tests.Compiling;

/// <summary>A reader may run a thousand cells in one session. The last one must not cost what all of them cost together.</summary>
public class LongChainTests
{
    private const int Early = 20, Late = 200, Around = 5;

    [Fact(Timeout = 300_000)]
    public async Task A_late_cell_needs_about_as_much_memory_to_compile_as_an_early_one()
    {
        await Task.Yield();
        var (compiler, chain, bytes) = (new SubmissionCompiler(), new List<KeyedSubmission>(), new List<long>());
        for (var cell = 0; cell < Late + Around; cell++)
        {
            chain.Add(new($"cell{cell}", new($"a.dib#{cell}", $"a#{cell}", cell == 0 ? "var n = 0;" : "n++;", null)));
            var before = GC.GetAllocatedBytesForCurrentThread();
            Assert.True(compiler.Compile(new(Path.GetTempPath(), Path.GetTempPath(), [.. chain])).Succeeded);
            bytes.Add(GC.GetAllocatedBytesForCurrentThread() - before);
        }

        // The compiler shares its work with other threads when some are free, so the most that this thread did in a few cells counts.
        Assert.InRange(Most(Late) / Most(Early), 0, 2);

        double Most(int cell) => bytes[(cell - Around)..(cell + Around)].Max();
    }
}
