using Notebooks.Book;
using Notebooks.Book.Contents;
using Notebooks.Cli.Reports;
using Notebooks.Cli.Streams;
using Notebooks.Serve;

namespace Notebooks.Cli.Serving;

/// <summary>One invocation of `nb serve`, until Ctrl+C.</summary>
internal sealed class Server(Terminal terminal, IReadOnlyList<string> notebooks, string? cacheFolder)
{
    public int? Port { get; init; }

    public bool Opens { get; init; }

    public bool Watches { get; init; }

    public async Task<int> ServeAsync()
    {
        Refuse();
        using var interruption = new Interruption();
        try
        {
            var data = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(notebooks[0]))!, "..", "data"));
            await using var server = await BookServer.StartAsync(new()
            {
                Notebooks = notebooks,
                Info = BookInfo.Read(Path.Combine(data, "book.json")),
                Concepts = Concept.ReadAll(Path.Combine(data, "concepts.json")),
                CacheFolder = cacheFolder,
                Port = Port,
                Watches = Watches,
            }).ConfigureAwait(false);
            terminal.Out.WriteLine($"{server.Address}");
            terminal.Out.WriteLine("Open this address in a browser of this machine. Keep it to yourself: it lets in whoever has it. Ctrl+C ends.");
            terminal.Out.Flush();
            if (Opens && terminal.Live && Browser.TryOpen(server.Address) is { } problem) Say.Wrong(problem);
            await Task.Delay(Timeout.Infinite, interruption.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return ExitCode.Passed;
        }
        catch (Exception e) when (e is ServeException or BookException or IOException or UnauthorizedAccessException)
        {
            Say.Wrong(e is ServeException or BookException ? e.Message : Reason.Of(e));
            return ExitCode.Failed;
        }
    }

    private void Refuse()
    {
        if (notebooks.Select(n => Path.GetDirectoryName(Path.GetFullPath(n))).Distinct().Count() > 1)
            throw new UsageException("The pages are made of the notebooks of one folder; these are in several.");
        if (notebooks.GroupBy(Path.GetFileNameWithoutExtension, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } same)
            throw new UsageException($"{string.Join(" and ", same)} would be the same page; rename one of them.");
        if (notebooks.FirstOrDefault(n => BookWriter.OwnPages.Contains(Path.GetFileNameWithoutExtension(n), StringComparer.OrdinalIgnoreCase)) is { } taken)
            throw new UsageException($"{taken}: the book has pages of its own that are called {string.Join(", ", BookWriter.OwnPages)}; rename the notebook.");
    }
}
