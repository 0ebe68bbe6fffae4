using System.CommandLine;
using Notebooks.Cli.Binding;
using Notebooks.Running;

namespace Notebooks.Cli.Commands;

internal static class BookCommand
{
    public static Command Create()
    {
        var paths = SharedOptions.Paths();
        paths.Description = "The notebooks, in one folder, or that folder. The current folder when left out.";
        var defaultPath = SharedOptions.DefaultPath();
        var outFolder = new Option<string>("--out") { Description = "Write the pages to this folder.", HelpName = "folder", DefaultValueFactory = _ => "site" };
        var from = new Option<string?>("--from") { Description = "Take the executed notebooks that `nb run --out` has written to this folder, instead of running.", HelpName = "folder" };
        var jobs = SharedOptions.Jobs();
        jobs.Description = "How many notebooks to compile at once. They run one after the other.";
        var noCache = SharedOptions.NoCache();

        var command = new Command("book", "Makes a static site of notebooks, with their outputs and charts.") { paths, defaultPath, outFolder, from, jobs, noCache };
        command.SetAction((parsed, _) =>
        {
            TemporaryFolder.Refuse();
            var notebooks = SharedOptions.Expand(parsed.GetValue(paths), parsed.GetValue(defaultPath));
            var options = new RunOptions { Jobs = parsed.GetValue(jobs), CacheFolder = CacheFolder.For(keepsNothing: parsed.GetValue(noCache)) };
            return new Binder(Terminal.OfConsole(), options, parsed.GetRequiredValue(outFolder), parsed.GetValue(from)).BindAsync(notebooks);
        });
        return command;
    }
}
