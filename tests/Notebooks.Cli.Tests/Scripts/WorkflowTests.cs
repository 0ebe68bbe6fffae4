using System.Text.RegularExpressions;

namespace Notebooks.Cli.Tests.Scripts;

/// <summary>What CI does is in one place, `.ci/run`; the workflow only spreads its steps over machines.</summary>
public sealed class WorkflowTests : IDisposable
{
    private readonly TempFolder _checkout = new();

    public WorkflowTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "needs bash");

    public void Dispose() => _checkout.Dispose();

    [Fact(Timeout = 120_000)]
    public async Task The_workflow_runs_every_step_of_the_script_and_nothing_else()
    {
        var commands = Workflow(@"^ +- run: (.*)$|^ +run: (.*)$").ToList();

        Assert.All(commands, c => Assert.Matches(@"^bash \.ci/run \w+( \$\{\{ matrix\.shard \}\})?$", c));
        var steps = commands.Select(c => c.Split(' ')[2]).ToList();
        Assert.Equal((await StepsAsync()).Order(), steps.Distinct().Order());
        // Each machine begins with nothing: whatever runs notebooks or tests there needs the real parts.
        Assert.All(steps.Index().Where(s => s.Item is "lessons" or "cores" or "interactive" or "tests" or "busy"), s => Assert.Equal("setup", steps[s.Index - 1]));
    }

    [Fact]
    public void The_weekly_workflow_runs_the_step_that_is_no_part_of_all() =>
        Assert.EndsWith("      - run: bash .ci/run setup\n      - run: bash .ci/run mutations\n", File.ReadAllText(Repository.In(".github", "workflows", "mutations.yml")).ReplaceLineEndings("\n").Split("      - uses: actions/upload-artifact")[0]);

    [Fact]
    public void Its_shards_are_all_there()
    {
        var shards = Assert.Single(Workflow(@"shard: \[(.*)\]")).Split(", ");

        Assert.Equal(Enumerable.Range(1, shards.Length).Select(i => $"{i}/{shards.Length}"), shards);
    }

    [Fact]
    public void Its_actions_are_pinned_to_versions_that_exist() =>
        Assert.Equal(
            ["actions/checkout@v4", "actions/download-artifact@v4", "actions/setup-dotnet@v4", "actions/upload-artifact@v4"],
            Workflow("uses: (.*)$").Distinct().Order());

    [Fact]
    public void The_published_book_shows_the_committed_twins_and_knows_where_it_is()
    {
        var pages = File.ReadAllText(Repository.In(".github", "workflows", "pages.yml"));

        Assert.Matches("""run: \./nbtest\.sh book --from notebooks --out site --site "\$SITE" --repository "\$GITHUB_SERVER_URL/\$GITHUB_REPOSITORY"\n +env:\n +SITE: \$\{\{ steps\.pages\.outputs\.base_url \}\}""", pages);
        Assert.Matches(@"id: pages\n +uses: actions/configure-pages@v5", pages);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_step_that_does_not_exist_is_refused_with_those_that_do() =>
        Assert.Equal(["setup", "lessons", "merge", "cores", "interactive", "tests", "busy"], await StepsAsync());

    [Fact(Timeout = 120_000)]
    public async Task All_steps_together_are_the_two_commands_of_the_readme_between_the_parts_and_a_busy_machine()
    {
        const string build = "dotnet build --verbosity quiet", engine = "nbtest.sh --engine interactive";

        var (run, calls) = await PretendAsync();

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            [
                "setup.sh",
                "nbtest.sh --shard 1/1 --out artifacts/shards/1",
                "nbtest.sh merge artifacts/shards/1 --out artifacts/reports",
                "nbtest.sh --jobs 4 --out artifacts/reports-cores",
                "nbtest.sh --engine interactive --out artifacts/reports-interactive --filter 05-gather",
                "nbtest.sh book notebooks --from artifacts/shards/1 --out artifacts/book",
            ],
            calls[..8].Except([build, engine]));
        // Both are built beside the lessons, and are there before the first test.
        Assert.InRange(Array.IndexOf(calls, build), 1, 5);
        Assert.InRange(Array.IndexOf(calls, engine), 2, 7);
        // Every project that `dotnet test` would find, in whatever order they are taken.
        Assert.Equal(
            Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.Tests.csproj", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal)
                .Select(project => $"dotnet test tests/{project} --no-build --logger trx;LogFileName={project}.trx --results-directory artifacts/test-results --verbosity quiet -- RunConfiguration.TreatNoTestsAsError=true"),
            calls[8..^1].Order(StringComparer.Ordinal));
        Assert.Equal("nbtest.sh --repeat 3 --cpu-load --no-retry --jobs 4 --out artifacts/reports-busy", calls[^1]);
        Assert.EndsWith("\n7 passed, 0 failed\n", run.Out);

        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        Assert.All(["./nbtest.sh ", "dotnet test "], command => Assert.Contains($"\n{command}", readme));
    }

    [Fact(Timeout = 120_000)]
    public async Task One_step_is_one_command()
    {
        var (run, calls) = await PretendAsync("lessons", "2/3");

        Assert.Equal((0, "nbtest.sh --shard 2/3 --out artifacts/shards/2"), (run.ExitCode, Assert.Single(calls)));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_step_that_fails_fails_the_run_and_the_others_are_done_all_the_same()
    {
        _checkout.Write("fail");

        var (run, calls) = await PretendAsync();

        var projects = Directory.EnumerateFiles(Repository.In("tests"), "*.Tests.csproj", SearchOption.AllDirectories).Count();
        Assert.Equal((1, 9 + projects), (run.ExitCode, calls.Length));
        Assert.EndsWith("\n7 passed, 5 failed\n", run.Out);
        Assert.Equal(1, (await PretendAsync("busy")).Run.ExitCode);
    }

    [Fact(Timeout = 120_000)]
    public async Task The_ten_slowest_tests_are_named_at_the_end()
    {
        _checkout.Write("results", string.Concat(Enumerable.Range(1, 12).Select(n => $"""    <UnitTestResult executionId="x" testName="Some.Test(n: &quot;{n}&quot;)" computerName="c" duration="00:0{n % 2}:{n:00}.5000000" outcome="Passed" />""" + "\n")));

        var (run, _) = await PretendAsync();

        Assert.Contains("\nThe slowest tests:\n" + string.Concat(new[] { 11, 9, 7, 5, 3, 1 }.Select(n => $"{60 + n,5}.5 s  Some.Test(n: \"{n}\")\n")) + "   12.5 s  Some.Test(n: \"12\")\n   10.5 s  Some.Test(n: \"10\")\n    8.5 s  Some.Test(n: \"8\")\n    6.5 s  Some.Test(n: \"6\")\n\n", run.Out);
    }

    [Fact(Timeout = 120_000)]
    public async Task Tests_get_the_published_programs_where_they_have_them()
    {
        _checkout.Write("artifacts/current", "abc\n/usr/bin/dotnet\n");
        foreach (var part in (string[])["", "interactive/"])
        {
            foreach (var library in (string[])["Microsoft.Other.dll", "Notebooks.dll"]) _checkout.Write($"artifacts/nb/abc/{part}{library}", "published");
            _checkout.Write($"tests/A.Tests/bin/Debug/net10.0/{part}Notebooks.dll", "built");
        }

        _checkout.Write("tests/A.Tests/bin/Debug/net10.0/A.Tests.dll", "built");

        await PretendAsync("tests");

        var folder = _checkout["tests/A.Tests/bin/Debug/net10.0"];
        Assert.Equal(
            ["A.Tests.dll built", "Notebooks.dll published", "interactive/Notebooks.dll published"],
            Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(path => $"{Path.GetRelativePath(folder, path)} {File.ReadAllText(path)}").Order(StringComparer.Ordinal));
    }

    private async Task<(Ended Run, string[] Calls)> PretendAsync(params string[] arguments)
    {
        _checkout.Write(".ci/run", File.ReadAllText(Path.Combine(Repository.Root, ".ci", "run")));
        Program(".devcontainer/setup.sh", """echo "setup.sh" >>calls""");
        Program("nbtest.sh", """
            echo "nbtest.sh $*" >>calls
            while [ $# -gt 1 ]; do [ "$1" = --out ] && mkdir -p "$2"; shift; done
            [ ! -e fail ]
            """);
        Program("bin/dotnet", """
            echo "dotnet $*" >>calls
            mkdir -p artifacts/test-results
            { [ ! -e results ] || cat results; echo '<Counters total="7" executed="7" passed="7" failed="0" error="0"'; } >artifacts/test-results/a.trx
            """);
        File.Delete(_checkout["calls"]);
        var run = await Programs.RunAsync(_checkout.Path, new() { ["PATH"] = $"{_checkout["bin"]}:/usr/bin:/bin" }, "bash", [".ci/run", .. arguments]);
        return (run, File.Exists(_checkout["calls"]) ? File.ReadAllLines(_checkout["calls"]) : []);
    }

    private void Program(string name, string text)
    {
        var path = _checkout.Write(name, $"#!/usr/bin/env bash\n{text}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static async Task<string[]> StepsAsync()
    {
        var refused = await Programs.RunAsync(Repository.Root, [], "bash", ".ci/run", "no-such-step");
        Assert.Equal(2, refused.ExitCode);
        return Regex.Match(refused.Error, "there is no step no-such-step; the steps are: ([^;]*); mutations runs alone").Groups[1].Value.Split(' ');
    }

    private static IEnumerable<string> Workflow(string pattern) =>
        Regex.Matches(File.ReadAllText(Path.Combine(Repository.Root, ".github", "workflows", "ci.yml")).ReplaceLineEndings("\n"), pattern, RegexOptions.Multiline)
            .Select(m => m.Groups.Values.Skip(1).First(g => g.Success).Value);
}
