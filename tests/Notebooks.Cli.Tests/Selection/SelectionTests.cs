using Notebooks.Cli.Selection;

namespace Notebooks.Cli.Tests.Selection;

public sealed class SelectionTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("gather", "notebooks/05-gather.dib")]
    [InlineData("GATHER", "notebooks/05-gather.dib")]
    [InlineData("0*any", "notebooks/07-when-any.dib")]
    [InlineData("notebooks/0", "notebooks/05-gather.dib notebooks/07-when-any.dib")]
    [InlineData(".dib", "notebooks/05-gather.dib notebooks/07-when-any.dib notebooks/13-semaphore.dib")]
    public void A_filter_keeps_the_paths_that_contain_it(string text, string kept) =>
        Assert.Equal(kept.Split(' '), Filter.Apply(["notebooks/05-gather.dib", "notebooks/07-when-any.dib", "notebooks/13-semaphore.dib"], [text]));

    [Fact]
    public void Of_several_filters_one_is_enough_and_the_order_stays() =>
        Assert.Equal(["a1.dib", "c1.dib"], Filter.Apply(["a1.dib", "b2.dib", "c1.dib"], ["c", "a"]));

    [Fact]
    public void A_dot_in_a_filter_is_a_dot() => Assert.Throws<UsageException>(() => Filter.Apply(["adib"], [".dib"]));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(40)]
    public void Every_notebook_is_in_exactly_one_shard(int count)
    {
        var random = new Random(count);
        var durations = Enumerable.Range(1, 30).ToDictionary(n => $"{n:00}.dib", _ => (double)random.Next(1, 5000));

        var shards = Parts([.. durations.Keys], count, durations);

        Assert.Equal(durations.Keys.Order(), shards.SelectMany(s => s).Order());
        Assert.All(shards, s => Assert.Equal(s.Order(), s));
    }

    [Fact]
    public void Shards_take_about_the_same_time()
    {
        Dictionary<string, double> durations = new() { ["a"] = 9, ["b"] = 1, ["c"] = 8, ["d"] = 2, ["e"] = 5, ["f"] = 5 };

        var sums = Parts([.. durations.Keys], 3, durations).Select(s => s.Sum(n => durations[n]));

        Assert.Equal([10, 10, 10], sums);
    }

    [Fact]
    public void Shards_do_not_depend_on_the_order_in_which_notebooks_were_given()
    {
        var durations = Enumerable.Range(1, 20).ToDictionary(n => $"{n:00}.dib", n => (double)(n % 4));
        string[] names = [.. durations.Keys];

        Assert.Equal(
            Parts(names, 3, durations).Select(s => s.Order()),
            Parts([.. names.Reverse()], 3, durations).Select(s => s.Order()));
    }

    [Fact]
    public void Durations_come_from_the_report_that_is_named_then_from_twins_then_from_cells()
    {
        string[] notebooks =
        [
            _folder.Write("reported.dib", Cells(1)), _folder.Write("twin.dib", Cells(3)), _folder.Write("new.dib", Cells(2)), _folder.Write("empty.dib"),
        ];
        _folder.Write("twin.ipynb", """{"cells":[],"metadata":{"interleave":{"milliseconds":3000}},"nbformat":4,"nbformat_minor":5}""");
        var report = _folder.Write("results.json", $$"""
            {"schema":1,"startedAt":"2026-11-21T00:00:00Z","milliseconds":1,"notebooks":[
            {"path":"{{notebooks[0]}}","verdict":"passed","milliseconds":400},{"path":"{{notebooks[0]}}","run":2,"verdict":"failed","milliseconds":600},
            {"path":"{{notebooks[2]}}","verdict":"notRun","milliseconds":0}]}
            """);

        // Four cells took 3.5 s, so each of the unknown ones is taken for 875 ms.
        Assert.Equal([500, 3000, 1750, 875], notebooks.Select(n => Durations.Of(notebooks, report)[n]));
        Assert.Equal([1000, 3000, 2000, 1000], notebooks.Select(n => Durations.Of(notebooks, null)[n]));
    }

    private static string Cells(int count) => string.Concat(Enumerable.Repeat("#!csharp\n\n1\n\n", count));

    private static List<IReadOnlyList<string>> Parts(string[] notebooks, int count, Dictionary<string, double> durations) =>
        [.. Enumerable.Range(1, count).Select(i => new Shard(i, count).Of(notebooks, durations))];
}
