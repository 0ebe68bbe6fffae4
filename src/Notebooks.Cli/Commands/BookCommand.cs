using System.CommandLine;
using Notebooks.Book.Site;
using Notebooks.Cli.Binding;
using Notebooks.Publishing.Pictures;
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
        var from = new Option<string?>("--from") { Description = "Take the executed notebooks of this folder, instead of running: those of `nb run --out`, or the twins that `nb save` has written.", HelpName = "folder" };
        var address = new Option<string?>("--site") { Description = "Where the book will be published. With it, there are a sitemap, and pictures for links to pages when Chromium is on the PATH.", HelpName = "URL" };
        var repository = new Option<string?>("--repository") { Description = "Where the sources are shown; pages link to their lines. The remote origin of git when left out.", HelpName = "URL" };
        var jobs = SharedOptions.Jobs();
        jobs.Description = "How many notebooks to compile at once. They run one after the other.";
        var noCache = SharedOptions.NoCache();

        var command = new Command("book", "Makes a static site of notebooks, with their outputs and charts.") { paths, defaultPath, outFolder, from, address, repository, jobs, noCache };
        command.SetAction(async (parsed, _) =>
        {
            TemporaryFolder.Refuse();
            var notebooks = SharedOptions.Expand(parsed.GetValue(paths), parsed.GetValue(defaultPath));
            var options = new RunOptions { Jobs = parsed.GetValue(jobs), CacheFolder = CacheFolder.For(keepsNothing: parsed.GetValue(noCache)) };
            var site = new BookSite(
                AddressOf(parsed.GetValue(address)),
                await GitCheckout.RepositoryAsync(parsed.GetValue(repository), Path.GetDirectoryName(Path.GetFullPath(notebooks[0]))!).ConfigureAwait(false),
                Chromium.Find());
            return await new Binder(Terminal.OfConsole(), options, site, parsed.GetRequiredValue(outFolder), parsed.GetValue(from)).BindAsync(notebooks).ConfigureAwait(false);
        });
        return command;
    }

    private static SiteAddress? AddressOf(string? text) => text is null ? null
        : SiteAddress.TryParse(text) ?? throw new UsageException($"--site {text}: give an address that begins with https:// or http://, such as https://example.org/course.");
}
