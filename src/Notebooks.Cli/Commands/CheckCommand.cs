using System.CommandLine;
using Notebooks.Running;

namespace Notebooks.Cli.Commands;

internal static class CheckCommand
{
    public static Command Create()
    {
        var paths = SharedOptions.Paths();
        var defaultPath = SharedOptions.DefaultPath();
        var jobs = SharedOptions.Jobs();
        var noCache = SharedOptions.NoCache();

        var command = new Command("check", "Compiles notebooks without running them.") { paths, defaultPath, jobs, noCache };
        command.SetAction((parsed, _) =>
        {
            var notebooks = SharedOptions.Expand(parsed.GetValue(paths), parsed.GetValue(defaultPath));
            var options = new RunOptions
            {
                Jobs = parsed.GetValue(jobs),
                KeepGoing = true,
                CacheFolder = parsed.GetValue(noCache) ? null : CacheFolder.Default,
            };
            return new Session(Terminal.OfConsole(), new NotebookRunner().CheckAsync).RunAsync(notebooks, options);
        });
        return command;
    }
}
