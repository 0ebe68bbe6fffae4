using System.Text.Json;
using Lessons.Costs;
using Lessons.World;

namespace Lessons.Tests.Costs;

public sealed class RecordedTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void What_is_recorded_is_complete_and_says_when_and_where()
    {
        var recorded = Recorded.Read(DataFolder.Find("python", "recorded.json"));
        Assert.Equal(Work.All.Select(work => work.Name), recorded.Costs.Select(cost => cost.Work));
        Assert.All(recorded.Costs, cost => Assert.True(cost is { Python.Nanoseconds: > 0, CSharp.Nanoseconds: > 0 }, cost.Work));
        Assert.False(recorded.Live);
        foreach (var part in (string[])["not measured here", $"recorded on {recorded.Date:yyyy-MM-dd}", recorded.Machine, recorded.Python.Version, recorded.CSharp.Version, recorded.How])
            Assert.Contains(part, recorded.Label);
        Assert.Contains("cores, ", recorded.Machine);
        Assert.Contains($"(recorded {recorded.Date:yyyy-MM-dd})", recorded.Chart().Title);
    }

    [Fact]
    public void A_work_that_was_not_measured_is_named() =>
        Assert.Contains("'oops'", Assert.Throws<KeyNotFoundException>(() => Recorded.Read(DataFolder.Find("python", "recorded.json"))["oops"]).Message);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"date":"yesterday"}""")]
    public void A_damaged_file_is_named(string content)
    {
        File.WriteAllText(_file, content);
        var message = Assert.Throws<CostException>(() => Recorded.Read(_file)).Message;
        Assert.Contains(Path.GetFileName(_file), message);
        Assert.Contains("Restore it with git", message);
    }

    [Fact]
    public void Of_several_runs_the_middle_is_kept_for_each_number()
    {
        var whole = Recorded.Read(DataFolder.Find("python", "recorded.json"));
        Comparison With(double python, double csharp) => whole with { Costs = [new("lock", new(1, python, 2 * python), new(1, csharp, 2 * csharp))] };

        var median = Recorded.Median([With(10, 6), With(30, 4), With(20, 5)])["lock"];
        Assert.Equal((20, 40, 5, 10, 3), (median.Python.Nanoseconds, median.Python.CpuNanoseconds, median.CSharp.Nanoseconds, median.CSharp.CpuNanoseconds, median.Python.Count));
        Assert.Equal(4, median.Ratio);
        Assert.Equal(15, Recorded.Median([With(10, 6), With(20, 4)])["lock"].Python.Nanoseconds);
    }

    [Theory]
    [InlineData("await", 1.1, false)]
    [InlineData("await", 1.3, true)]
    [InlineData("task", 1.3, true)]
    [InlineData("http", 1.3, false)]
    public void A_run_is_disturbed_when_one_thread_got_less_than_a_processor(string work, double share, bool disturbed)
    {
        var quiet = new Cost(1, 100, 100);
        var run = Recorded.Read(DataFolder.Find("python", "recorded.json")) with
        {
            Costs = [.. Work.All.Select(one => new ComparedCost(one.Name, one.Name == work ? quiet with { Nanoseconds = 100 * share } : quiet, quiet))],
        };
        Assert.Equal(disturbed, Recorded.Disturbed(run));
    }

    [Fact]
    public void Memory_counts_only_where_it_was_measured()
    {
        var (without, with) = (new Cost(1, 1, 1), new Cost(1, 1, 1) { Bytes = 300 });
        Assert.Equal(300, Cost.Median([with, with]).Bytes);
        Assert.Null(Cost.Median([with, without]).Bytes);
        Assert.Null(new ComparedCost("sleepers", without, with).BytesRatio);
        Assert.Equal(1, new ComparedCost("sleepers", with, with).BytesRatio);
        Assert.DoesNotContain("Ratio", JsonSerializer.Serialize(new ComparedCost("sleepers", with, with)));
    }
}
