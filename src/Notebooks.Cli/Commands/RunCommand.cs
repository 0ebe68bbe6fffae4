using System.CommandLine;
using Notebooks.Cli.GitHub;
using Notebooks.Cli.Selection;
using Notebooks.Cli.Streams;
using Notebooks.Running;

namespace Notebooks.Cli.Commands;

internal static class RunCommand
{
    /// <param name="job">The job on GitHub that this is a part of, or null.</param>
    /// <param name="first">The process for the first notebook, if it was started before; else null.</param>
    public static Command Create(GitHubActions? job, FirstHost? first)
    {
        var paths = SharedOptions.Paths();
        var defaultPath = SharedOptions.DefaultPath();
        var engine = EngineOption.Create();
        var jobs = SharedOptions.Jobs();
        var timeout = SharedOptions.Seconds("--timeout", "Time limit of one cell.", 30);
        var notebookTimeout = SharedOptions.Seconds("--notebook-timeout", "Time limit of one notebook.", 300);
        var restoreTimeout = SharedOptions.RestoreTimeout();
        var memory = Memory.Option();
        var strict = new Option<bool>("--strict") { Description = "Fail notebooks that leave work under way or exceptions unseen." };
        var keepGoing = new Option<bool>("--keep-going") { Description = "Run the cells after a failed one too." };
        var unsolved = new Option<bool>("--unsolved") { Description = "Run exercises as learners find them; their checks must then fail." };
        var noCache = SharedOptions.NoCache();
        var repeat = SharedOptions.AtLeastOne("--repeat", "Run everything N times and say what fails now and then.", 1);
        var cpuLoad = new Option<bool>("--cpu-load") { Description = "Keep every core busy meanwhile." };
        var retry = new Option<bool>("--retry") { Description = "Run a notebook once more, alone, whose claims failed while the machine was too busy to keep time. This is so unless --repeat or --no-retry is given." };
        var noRetry = new Option<bool>("--no-retry") { Description = "Let such a notebook fail at once." };
        var outFolder = new Option<string?>("--out") { Description = "Write report.html, results.json, junit.xml and the executed notebooks, as .ipynb, to this folder.", HelpName = "folder" };
        var filter = SharedOptions.Filter();
        var list = new Option<bool>("--list") { Description = "Print the notebooks that would run, and run none." };
        var shard = new Option<string?>("--shard") { Description = "Run only part i of n, for machines that share the work; `nb merge` joins their reports.", HelpName = "i/n" };
        var durations = new Option<string?>("--durations") { Description = "Balance shards by this results.json of an earlier run; without it by executed twins and numbers of cells.", HelpName = "file" };
        var failFast = new Option<bool>("--fail-fast") { Description = "Stop everything when the first notebook fails." };
        var watch = new Option<bool>("--watch") { Description = "Run again what is added or changes, until Ctrl+C; only cells from the edited one on are compiled." };
        var param = new Option<string[]>("--param") { Description = "Set a parameter: a variable of the cell marked `// parameters` or tagged parameters. Can be given again.", HelpName = "name=value", AllowMultipleArgumentsPerToken = false, DefaultValueFactory = _ => [] };
        var input = new Option<string[]>("--input") { Description = "Answer what a cell asks for by GetInputAsync, @input or @password. Can be given again.", HelpName = "question=answer", AllowMultipleArgumentsPerToken = false, DefaultValueFactory = _ => [] };
        var skipForeign = new Option<bool>("--skip-foreign") { Description = "Leave out cells of F#, PowerShell, SQL and other languages that are not run here, and say which." };
        var quiet = SharedOptions.Quiet();
        var verbose = SharedOptions.Verbose();

        var command = new Command("run", "Executes notebooks, each in a process of its own.")
        {
            paths, defaultPath, engine, jobs, timeout, notebookTimeout, restoreTimeout, memory, strict, keepGoing, unsolved, noCache, repeat, retry, noRetry, cpuLoad, outFolder,
            filter, list, shard, durations, failFast, watch, param, input, skipForeign, quiet, verbose,
        };
        command.SetAction(async (parsed, _) =>
        {
            TemporaryFolder.Refuse();
            Contradictions.Refuse(parsed, (watch, repeat), (watch, shard), (retry, noRetry), (failFast, keepGoing), (failFast, watch));
            if (parsed.GetValue(durations) is not null && parsed.GetValue(shard) is null)
                throw new UsageException("--durations balances shards; give --shard too.");
            // A script that gives a default needs no word `run`: the first path may be a mistyped command.
            IReadOnlyList<string> Find() => Filter.Apply(
                Sources.Among(SharedOptions.Expand(parsed.GetValue(paths), parsed.GetValue(defaultPath), parsed.GetValue(defaultPath) is null ? null : CommandLine.Names), parsed.GetValue(paths), parsed.GetValue(outFolder)), parsed.GetValue(filter)!);
            var all = Find();
            var part = parsed.GetValue(shard) is { } text ? Shard.Parse(text) : null;
            var notebooks = part?.Of(all, Durations.Of(all, parsed.GetValue(durations))) ?? all;
            var parameters = ParameterOptions.Read(parsed.GetValue(param)!, all);
            if (parsed.GetValue(list))
            {
                foreach (var notebook in notebooks) Say.Line(notebook);
                return ExitCode.Passed;
            }

            var options = new RunOptions
            {
                Engine = EngineOption.Read(parsed, engine),
                Jobs = parsed.GetValue(jobs),
                CellTimeout = TimeSpan.FromSeconds(parsed.GetValue(timeout)),
                NotebookTimeout = TimeSpan.FromSeconds(parsed.GetValue(notebookTimeout)),
                RestoreTimeout = TimeSpan.FromSeconds(parsed.GetValue(restoreTimeout)),
                MemoryLimit = Memory.TryParse(parsed.GetValue(memory)!)!.Value,
                Strict = parsed.GetValue(strict),
                KeepGoing = parsed.GetValue(keepGoing),
                Retries = parsed.GetValue(retry) || (!parsed.GetValue(noRetry) && parsed.GetValue(repeat) == 1),
                Unsolved = parsed.GetValue(unsolved),
                Parameters = parameters,
                Inputs = InputOptions.Read(parsed.GetValue(input)!),
                SkipForeign = parsed.GetValue(skipForeign),
                CacheFolder = CacheFolder.For(keepsNothing: parsed.GetValue(noCache)),
            };
            await using var runner = new NotebookRunner { First = first };
            var invocation = new RunInvocation(SharedOptions.TerminalOf(parsed.GetValue(quiet), parsed.GetValue(verbose)), runner.RunAsync)
            {
                Rounds = parsed.GetValue(repeat),
                OutFolder = parsed.GetValue(outFolder),
                CpuLoad = parsed.GetValue(cpuLoad),
                FailFast = parsed.GetValue(failFast),
                Watch = parsed.GetValue(watch) ? Find : null,
                Shard = part?.ToString(),
                AllNotebooks = all,
                GitHub = job,
            };
            return await invocation.RunAsync(notebooks, options).ConfigureAwait(false);
        });
        return command;
    }
}
