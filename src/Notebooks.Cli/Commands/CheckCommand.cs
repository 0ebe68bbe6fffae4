using System.CommandLine;
using Notebooks.Cli.Selection;
using Notebooks.Running;

namespace Notebooks.Cli.Commands;

internal static class CheckCommand
{
    public static Command Create()
    {
        var paths = SharedOptions.Paths();
        var defaultPath = SharedOptions.DefaultPath();
        var jobs = SharedOptions.Jobs();
        var restoreTimeout = SharedOptions.RestoreTimeout();
        var noCache = SharedOptions.NoCache();
        var filter = SharedOptions.Filter();
        var quiet = SharedOptions.Quiet();
        var verbose = SharedOptions.Verbose();

        var command = new Command("check", "Compiles notebooks without running them.") { paths, defaultPath, jobs, restoreTimeout, noCache, filter, quiet, verbose };
        command.SetAction(async (parsed, _) =>
        {
            TemporaryFolder.Refuse();
            var notebooks = Filter.Apply(SharedOptions.Expand(parsed.GetValue(paths), parsed.GetValue(defaultPath)), parsed.GetValue(filter)!);
            var options = new RunOptions
            {
                Jobs = parsed.GetValue(jobs),
                RestoreTimeout = TimeSpan.FromSeconds(parsed.GetValue(restoreTimeout)),
                KeepGoing = true,
                CacheFolder = CacheFolder.For(keepsNothing: parsed.GetValue(noCache)),
            };
            await using var runner = new NotebookRunner();
            return await new RunInvocation(SharedOptions.TerminalOf(parsed.GetValue(quiet), parsed.GetValue(verbose)), runner.CheckAsync).RunAsync(notebooks, options).ConfigureAwait(false);
        });
        return command;
    }
}
