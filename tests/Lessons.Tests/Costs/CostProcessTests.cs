using Lessons.Costs;

namespace Lessons.Tests.Costs;

public class CostProcessTests
{
    private const string Hello = """echo '{"language":"Fake","version":"1","loop":"none","http":"none"}'; """;

    [Fact(Timeout = 120_000)]
    public async Task The_CSharp_side_measures_what_it_is_asked_for()
    {
        await using var process = await CostProcess.StartCSharpAsync([]);
        var cost = await process.MeasureAsync("lock", 1);
        Assert.Equal("C#", process.About.Language);
        Assert.True(cost is { Count: >= 1000, Nanoseconds: > 0, CpuNanoseconds: > 0 }, $"{cost}");
    }

    [Fact(Timeout = 120_000)]
    public async Task Several_measurements_are_asked_for_at_once()
    {
        // It answers nothing before it has read three requests.
        const string answers = """read a; read b; read c; for n in 1 2 3; do echo "{\"count\":$n,\"ns\":1,\"cpu\":1}"; done; read end""";
        await using var process = await FakeAsync(Hello + answers);
        Assert.Equal([1, 2, 3], (await process.MeasureOftenAsync("lock", 1, 3)).Select(cost => cost.Count));
    }

    [Fact(Timeout = 120_000)]
    [Needs(Part.Python)]
    public async Task The_Python_side_knows_every_work()
    {
        await using var server = await Lessons.World.LocalServer.StartAsync();
        await using var process = await CostProcess.StartPythonAsync(Interpreter.Path);
        foreach (var work in Work.All)
            Assert.True(await process.MeasureAsync(work.Name, 1, server.Address) is { Count: > 0, Nanoseconds: > 0 }, work.Name);
        Assert.Equal("Python", process.About.Language);
        Assert.True(server.Requests >= 80);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_work_that_there_is_not_is_named_with_those_there_are()
    {
        await using var process = await CostProcess.StartCSharpAsync([]);
        var message = await MessageAsync(process, "oops");
        Assert.Contains("Lessons.dll costs could not measure 'oops'", message);
        Assert.Contains("raise-10", message);

        // It has not been taken down by it.
        Assert.True((await process.MeasureAsync("await", 1)).Count > 0);
    }

    [Fact(Timeout = 120_000)]
    [Needs(Part.Python)]
    public async Task So_it_is_in_Python()
    {
        await using var process = await CostProcess.StartPythonAsync(Interpreter.Path);
        Assert.Contains("data/python/costs.py could not measure 'oops': ValueError: there is no work 'oops'", await MessageAsync(process, "oops"));
        Assert.Contains("http needs the address of a server", await MessageAsync(process, "http"));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_script_that_ends_is_named_with_its_last_words()
    {
        await using var process = await FakeAsync(Hello + "read line; echo 'Traceback: out of luck' >&2; exit 3");
        var message = await MessageAsync(process, "lock");
        Assert.Contains("fake.sh ended with exit code 3 when it was asked for 'lock'", message);
        Assert.Contains("out of luck", message);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_script_that_does_not_even_start_is_named()
    {
        var exception = await Assert.ThrowsAsync<CostException>(() => FakeAsync("echo 'no such module' >&2; exit 1"));
        Assert.Contains("fake.sh ended with exit code 1 when it was asked for its start", exception.Message);
        Assert.Contains("no such module", exception.Message);
    }

    [Theory(Timeout = 120_000)]
    [InlineData("echo measuring")]
    [InlineData("echo 42")]
    [InlineData("""echo '{"count":1}'""")]
    [InlineData("""echo '{"count":"many","ns":1,"cpu":1}'""")]
    public async Task An_answer_that_is_none_is_shown(string answer)
    {
        await using var process = await FakeAsync($"{Hello} read line; {answer}; read line");
        var message = await MessageAsync(process, "lock");
        Assert.StartsWith("fake.sh was asked for 'lock' and answered '", message);
        Assert.Contains("not a line of JSON", message);
    }

    [Fact(Timeout = 120_000)]
    public async Task Nobody_is_left_behind()
    {
        var process = await FakeAsync(Hello + "echo $$ >&2; sleep 600");
        await process.DisposeAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => process.MeasureAsync("lock", 1));
    }

    private static Task<CostProcess> FakeAsync(string script) => CostProcess.StartAsync("fake.sh", "sh", ["-c", script], []);

    private static async Task<string> MessageAsync(CostProcess process, string work) =>
        (await Assert.ThrowsAsync<CostException>(() => process.MeasureAsync(work, 1))).Message;
}
