using System.CommandLine;
using Notebooks.Running;

namespace Notebooks.Cli.Commands;

internal static class RunCommand
{
    public static Command Create()
    {
        var paths = SharedOptions.Paths();
        var defaultPath = SharedOptions.DefaultPath();
        var jobs = SharedOptions.Jobs();
        var timeout = SharedOptions.Seconds("--timeout", "Time limit of one cell.", 30);
        var notebookTimeout = SharedOptions.Seconds("--notebook-timeout", "Time limit of one notebook.", 300);
        var memory = Memory.Option();
        var strict = new Option<bool>("--strict") { Description = "Fail notebooks that leave work under way or exceptions unseen." };
        var keepGoing = new Option<bool>("--keep-going") { Description = "Run the cells after a failed one too." };
        var unsolved = new Option<bool>("--unsolved") { Description = "Run exercises as learners find them; their checks must then fail." };
        var noCache = SharedOptions.NoCache();
        var repeat = SharedOptions.AtLeastOne("--repeat", "Run everything N times and say what fails now and then.", 1);
        var cpuLoad = new Option<bool>("--cpu-load") { Description = "Keep every core busy meanwhile." };
        var outFolder = new Option<string?>("--out") { Description = "Write the executed notebooks, as .ipynb, to this folder.", HelpName = "folder" };

        var command = new Command("run", "Executes notebooks, each in a process of its own.")
        {
            paths, defaultPath, jobs, timeout, notebookTimeout, memory, strict, keepGoing, unsolved, noCache, repeat, cpuLoad, outFolder,
        };
        command.SetAction((parsed, _) =>
        {
            var notebooks = SharedOptions.Expand(parsed.GetValue(paths), parsed.GetValue(defaultPath));
            var options = new RunOptions
            {
                Jobs = parsed.GetValue(jobs),
                CellTimeout = TimeSpan.FromSeconds(parsed.GetValue(timeout)),
                NotebookTimeout = TimeSpan.FromSeconds(parsed.GetValue(notebookTimeout)),
                MemoryLimit = Memory.TryParse(parsed.GetValue(memory)!)!.Value,
                Strict = parsed.GetValue(strict),
                KeepGoing = parsed.GetValue(keepGoing),
                Unsolved = parsed.GetValue(unsolved),
                CacheFolder = parsed.GetValue(noCache) ? null : CacheFolder.Default,
            };
            var session = new Session(Terminal.OfConsole(), new NotebookRunner().RunAsync)
            {
                Rounds = parsed.GetValue(repeat),
                OutFolder = parsed.GetValue(outFolder),
                CpuLoad = parsed.GetValue(cpuLoad),
            };
            return session.RunAsync(notebooks, options);
        });
        return command;
    }
}
