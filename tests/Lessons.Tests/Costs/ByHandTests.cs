using System.Diagnostics;
using System.Text.Json;
using Lessons.Costs;
using Lessons.World;

namespace Lessons.Tests.Costs;

/// <summary>The scripts as somebody runs them in a terminal.</summary>
public class ByHandTests
{
    [Fact(Timeout = 120_000)]
    [Needs(Part.Python)]
    public async Task The_works_that_are_named_are_printed_as_one_object()
    {
        var (code, output, _) = await RunAsync("lock", "raise-10", "--milliseconds", "1");
        var printed = JsonDocument.Parse(output).RootElement;
        Assert.Equal(0, code);
        Assert.Equal("Python", printed.GetProperty("language").GetString());
        Assert.Equal(["lock", "raise-10"], printed.GetProperty("costs").EnumerateArray().Select(cost => cost.GetProperty("work").GetString()));
        Assert.All(printed.GetProperty("costs").EnumerateArray(), cost => Assert.True(cost.Deserialize<Cost>()!.Nanoseconds > 0));
    }

    [Fact(Timeout = 120_000)]
    [Needs(Part.Python)]
    public async Task A_work_that_there_is_not_is_an_error()
    {
        var (code, _, errors) = await RunAsync("oops");
        Assert.NotEqual(0, code);
        Assert.Contains("there is no work 'oops'", errors);
    }

    private static Task<Ended> RunAsync(params string[] arguments) =>
        Programs.RunAsync(Path.GetTempPath(), [], Interpreter.Path, ["-B", DataFolder.Find("python", "costs.py"), .. arguments]);
}
