using Notebooks.Formats;

namespace Notebooks.Tests.Formats;

public class GeneratedTests
{
    private const int Cases = 3000;

    [Fact]
    public void Any_notebook_survives_a_dib_and_the_way_through_an_ipynb() => ForEachSeed(seed =>
    {
        var notebook = new Generator(seed).ForDib();

        var dib = DibFormat.Write(notebook);
        var read = DibFormat.Parse(dib, "a.dib");
        Same.Everything(notebook, read);
        Assert.Equal(dib, DibFormat.Write(read));

        var ipynb = IpynbFormat.Write(read);
        NbFormat.AssertValid(ipynb);
        Assert.Equal(dib, DibFormat.Write(IpynbFormat.Parse(ipynb, "a.ipynb")));
    });

    [Fact]
    public void The_line_of_a_cell_is_where_its_source_begins() => ForEachSeed(seed =>
    {
        var dib = DibFormat.Write(new Generator(seed).ForDib());
        var lines = dib.Split('\n');

        Assert.All(DibFormat.Parse(dib, "a.dib").Cells, cell => Assert.StartsWith(lines[cell.Line - 1], cell.Source));
    });

    [Fact]
    public void Any_notebook_survives_an_ipynb() => ForEachSeed(seed =>
    {
        var notebook = new Generator(seed).ForIpynb();

        var text = IpynbFormat.Write(notebook);
        var read = IpynbFormat.Parse(text, "a.ipynb");
        if (notebook.Unknown.Count == 0) NbFormat.AssertValid(text);
        Same.Everything(notebook, read);
        Assert.Equal(text, IpynbFormat.Write(read));
    });

    [Fact]
    public void A_damaged_notebook_is_read_or_refused_and_nothing_else()
    {
        int dibs = 0, ipynbs = 0;
        ForEachSeed(seed =>
        {
            var generator = new Generator(seed);
            var dib = generator.Mutate("#!meta\n\n{\"kernelInfo\":{\"items\":[{\"name\":\"x\",\"aliases\":[\"y\"]}]}}\n\n" + DibFormat.Write(generator.ForDib()));
            var ipynb = IpynbFormat.Write(generator.ForIpynb());
            ipynb = seed % 2 == 0 ? generator.Mutate(ipynb) : generator.MutateValues(ipynb);

            if (Survives(() => DibFormat.Parse(dib, "a.dib"))) dibs++;
            if (Survives(() => IpynbFormat.Parse(ipynb, "a.ipynb"))) ipynbs++;
        });

        // Otherwise the damage would be too light, or too heavy, to test anything.
        Assert.InRange(dibs, Cases / 10, Cases * 9 / 10);
        Assert.InRange(ipynbs, Cases / 10, Cases * 9 / 10);
    }

    [Fact]
    public void Bytes_cut_anywhere_are_refused()
    {
        var text = IpynbFormat.Write(new Generator(7).ForIpynb());

        for (var length = 1; length < text.TrimEnd().Length; length++)
            Assert.Throws<NotebookFormatException>(() => IpynbFormat.Parse(text[..length], "a.ipynb"));
    }

    [Theory, InlineData("["), InlineData("{\"a\":")]
    public void Nesting_without_end_is_refused(string open) =>
        Assert.Throws<NotebookFormatException>(() => IpynbFormat.Parse(string.Concat(Enumerable.Repeat(open, 100_000)), "a.ipynb"));

    // What can be read can be written, unless a .dib has no place for it; and it comes back the same.
    internal static bool Survives(Func<Notebook> read)
    {
        if (Try(read) is not { } notebook) return false;

        Same.Cells(notebook, IpynbFormat.Parse(IpynbFormat.Write(notebook), "b.ipynb"));
        if (Try(() => DibFormat.Write(notebook)) is { } dib) Assert.Equal(dib, DibFormat.Write(DibFormat.Parse(dib, "b.dib")));
        return true;
    }

    private static T? Try<T>(Func<T> action) where T : class
    {
        try
        {
            return action();
        }
        catch (NotebookFormatException e)
        {
            Assert.False(e.Message.Contains('\n'), e.Message);
            return null;
        }
    }

    private static void ForEachSeed(Action<int> test)
    {
        for (var seed = 0; seed < Cases; seed++)
            try
            {
                test(seed);
            }
            catch (Exception e)
            {
                throw new Xunit.Sdk.XunitException($"seed {seed}: {e.Message}", e);
            }
    }
}
