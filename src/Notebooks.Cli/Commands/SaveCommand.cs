using System.CommandLine;
using Notebooks.Cli.Saving;
using Notebooks.Running;

namespace Notebooks.Cli.Commands;

internal static class SaveCommand
{
    public static Command Create()
    {
        var paths = SharedOptions.Paths();
        paths.Description = "The .dib notebooks, folders of them, or patterns such as 'notebooks/0*.dib'. The current folder when left out.";
        var defaultPath = SharedOptions.DefaultPath();
        var jobs = SharedOptions.Jobs();
        jobs.Description = "How many notebooks to compile at once. They run one after the other.";
        var noCache = SharedOptions.NoCache();

        var command = new Command("save", "Executes .dib notebooks and writes their .ipynb twins, with outputs and pictures of the charts.") { paths, defaultPath, jobs, noCache };
        command.SetAction((parsed, _) =>
        {
            TemporaryFolder.Refuse();
            var sources = Sources(SharedOptions.Expand(parsed.GetValue(paths), parsed.GetValue(defaultPath)));
            var options = new RunOptions { Jobs = parsed.GetValue(jobs), CacheFolder = CacheFolder.For(keepsNothing: parsed.GetValue(noCache)) };
            return new Saver(Terminal.OfConsole(), options).SaveAsync(sources);
        });
        return command;
    }

    private static List<string> Sources(IReadOnlyList<string> notebooks)
    {
        foreach (var twin in notebooks.Where(n => !IsSource(n) && File.Exists(Path.ChangeExtension(n, ".dib"))))
            throw new UsageException($"{twin} is what `nb save` writes; give its source, {Path.ChangeExtension(twin, ".dib")}.");
        var sources = notebooks.Where(IsSource).ToList();
        if (sources.Count == 0) throw new UsageException("There is no .dib notebook among these; `nb save` writes the twins of .dib files.");
        if (sources.GroupBy(s => Path.ChangeExtension(Path.GetFullPath(s), null), StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } same)
            throw new UsageException($"{string.Join(" and ", same)} would have the same twin; rename one of them.");
        return sources;
    }

    private static bool IsSource(string path) => Path.GetExtension(path).Equals(".dib", StringComparison.OrdinalIgnoreCase);
}
