using System.Text.Json.Nodes;
using Notebooks.Formats;
using Notebooks.Planning;
using Notebooks.Tests.Formats;

namespace Notebooks.Tests.Fuzzing;

/// <summary>
/// Real notebooks, damaged, and texts of nothing but what means something to a reader: each is refused in one sentence that
/// names the file, or nothing readable of it is lost, in either format, and it is planned.
/// </summary>
public class NotebookFuzzTests
{
    private const int Patience = 2_000_000;

    [Fact(Timeout = Patience)]
    public async Task A_damaged_dib_is_refused_or_comes_back_whole()
    {
        var read = await FuzzRun.OfEachSeedAsync(seed =>
        {
            var damage = new Damage(seed);
            var text = damage.Next(4) == 0 ? damage.FromPieces() : damage.Of(damage.OneOf(Corpus.Dibs), Corpus.Dibs);
            return FuzzRun.Reducing(text, text =>
            {
                if (Read(() => DibFormat.Parse(text, "a.dib"), "a.dib") is not { } notebook) return false;
                Lines.AssertKept(text, notebook);
                ComesBack(notebook);
                return true;
            });
        });
        Assert.InRange(read, 1 + FuzzRun.Inputs / 3, int.MaxValue);
    }

    [Fact(Timeout = Patience)]
    public async Task A_damaged_ipynb_is_refused_or_comes_back_whole()
    {
        var read = await FuzzRun.OfEachSeedAsync(seed =>
        {
            var damage = new Damage(seed);
            var text = damage.OneOf(Corpus.Ipynbs);
            text = damage.Next(3) == 0 ? damage.Of(text, Corpus.Ipynbs) : new Generator(seed).MutateValues(text);
            return FuzzRun.Reducing(text, text =>
            {
                if (Read(() => IpynbFormat.Parse(text, "a.ipynb"), "a.ipynb") is not { } notebook) return false;
                var again = IpynbFormat.Write(notebook);
                // The language of a cell stands in its metadata, whatever stood there before; and our own key says what was added.
                Same.Everything(notebook with { Metadata = new(notebook.Metadata.Where(m => m.Key != "interleave").Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone()))), Cells = [.. notebook.Cells.Select(c => c with { Metadata = CellMetadata.Of(c) })] }, IpynbFormat.Parse(again, "b.ipynb"));
                Assert.Equal(again, IpynbFormat.Write(IpynbFormat.Parse(again, "b.ipynb")));
                ComesBack(notebook);
                return true;
            });
        });
        Assert.InRange(read, 1 + FuzzRun.Inputs / 10, int.MaxValue);
    }

    [Fact(Timeout = Patience)]
    public async Task Damaged_cells_are_planned_or_refused()
    {
        var planned = await FuzzRun.OfEachSeedAsync(seed =>
        {
            var damage = new Damage(seed);
            var text = damage.Next(2) == 0 ? damage.FromPieces() : damage.Of(damage.OneOf(Corpus.Dibs), Corpus.Dibs);
            var unsolved = damage.Next(2) == 0;
            return FuzzRun.Reducing(text, text =>
            {
                if (Read(() => DibFormat.Parse(text, "a.dib"), "a.dib") is not { } notebook) return false;
                // Where nothing lies that it could import.
                var path = Path.Combine(AppContext.BaseDirectory, "no such folder", "a.dib");
                Parameters.Of(notebook);
                if (Read(() => Planner.Plan(path, notebook, unsolved), path) is not { } plan) return false;
                foreach (var cell in plan.Cells)
                {
                    var lines = cell.Source.ReplaceLineEndings("\n").Split('\n').Length;
                    Assert.All(cell.Steps.OfType<Submission>(), s => Assert.InRange(s.Text.Split('\n').Length, 1, lines + 1));
                    Assert.All(cell.Steps.OfType<Problem>(), p => Assert.InRange(p.Line, 0, lines));
                }
                return true;
            });
        });
        Assert.InRange(planned, 1 + FuzzRun.Inputs / 3, int.MaxValue);
    }

    /// <summary>What was read can be written in both formats, and is what it was; a .dib that refuses says why.</summary>
    private static void ComesBack(Notebook notebook)
    {
        Same.Cells(notebook, IpynbFormat.Parse(IpynbFormat.Write(notebook), "b.ipynb"));
        if (Read(() => DibFormat.Write(notebook, "b.dib"), "b.dib") is not { } dib) return;
        var read = DibFormat.Parse(dib, "b.dib");
        Assert.Equal(dib, DibFormat.Write(read));
        // Where our own key holds something else, what an .ipynb needs stays in the .dib.
        if (IsOurs(read.Metadata)) Assert.Equal(dib, DibFormat.Write(IpynbFormat.Parse(IpynbFormat.Write(read), "c.ipynb")));
        Lines.AssertSame(notebook, read);
        if (DibFormat.Losses(notebook).IsEmpty)
            foreach (var (key, value) in notebook.Unknown) Assert.Fail($"{key} is lost, and nobody says so: {value}");
    }

    private static bool IsOurs(JsonObject metadata) =>
        !metadata.TryGetPropertyValue("interleave", out var own) || (own is JsonObject keys && (!keys.TryGetPropertyValue("added", out var added) || added is JsonArray names && names.All(n => n?.GetValueKind() == System.Text.Json.JsonValueKind.String)));

    private static T? Read<T>(Func<T> read, string file) where T : class
    {
        try
        {
            return read();
        }
        catch (NotebookFormatException e)
        {
            Assert.StartsWith(file, e.Message);
            Assert.DoesNotContain('\n', e.Message);
            Assert.DoesNotContain(e.Message, c => char.IsControl(c));
            return null;
        }
    }
}
