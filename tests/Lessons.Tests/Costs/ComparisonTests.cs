using Lessons.Costs;

namespace Lessons.Tests.Costs;

[Collection(Alone.Name)]
public class ComparisonTests
{
    [Fact(Timeout = 120000)]
    [Needs(Part.Python)]
    public async Task Every_work_is_measured_in_both_languages_and_time_ends_it_after_a_round()
    {
        var both = await Comparison.MeasureAsync(Interpreter.Path, budget: TimeSpan.Zero, limit: TimeSpan.FromSeconds(100));
        Assert.Equal(Work.All.Select(work => work.Name), both.Costs.Select(cost => cost.Work));
        Assert.All(both.Costs, cost => Assert.True(cost.Ratio > 0 && double.IsFinite(cost.Ratio), $"{cost}"));
        Assert.True(both.Live);
        Assert.StartsWith("measured here: Python 3.", both.Label);
        Assert.EndsWith("one round", both.Label);
        Assert.Equal(Work.All.Count + 2, both.Table.Split('\n').Length);
        Assert.Contains($"HTTP: {both.Python.Http}", both.Chart().PlainText);
    }

    [Fact(Timeout = 120_000)]
    public async Task Without_Python_it_shows_what_is_recorded_and_says_so()
    {
        var before = Environment.GetEnvironmentVariable(PythonInterpreter.Variable);
        Environment.SetEnvironmentVariable(PythonInterpreter.Variable, "none");
        try
        {
            var both = await Comparison.MeasureAsync();
            Assert.False(both.Live);
            Assert.StartsWith("not measured here (there is no Python 3.8 or later), but recorded on", both.Label);

            // Columns: every line has the same length, which fits a page.
            var lines = both.Table.Split('\n');
            Assert.Equal(Work.All.Count + 2, lines.Length);
            Assert.InRange(Assert.Single(lines.Select(line => line.Length).Distinct()), 40, 80);
        }
        finally
        {
            Environment.SetEnvironmentVariable(PythonInterpreter.Variable, before);
        }
    }

    [Fact(Timeout = 120_000)]
    [Needs(Part.Python)]
    public async Task Without_time_it_shows_what_is_recorded_and_says_so()
    {
        var both = await Comparison.MeasureAsync(Interpreter.Path, TimeSpan.Zero, limit: TimeSpan.FromMilliseconds(1));
        Assert.False(both.Live);
        Assert.StartsWith("not measured here (the machine is too busy: after 0.001 s it was not done), but recorded on", both.Label);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_new_process_gets_faster()
    {
        var points = await WarmUp.MeasureAsync("await", 200);
        Assert.True(points.Count > 1 && points[^1].Milliseconds >= 200);
        Assert.True(points.Min(point => point.Nanoseconds) < points[0].Nanoseconds);
    }
}
