using Notebooks.Book.Contents;

namespace Notebooks.Serve.Tests.Support;

/// <summary>A folder of small notebooks, served in this process.</summary>
internal sealed class ServedFolder : IAsyncDisposable
{
    // Tests run beside each other, and each of the servers tries these ports in turn.
    private readonly TempFolder _folder = new("served ");

    private ServedFolder()
    {
    }

    public BookServer Server { get; private set; } = null!;

    /// <summary>The address of the server, without a folder.</summary>
    public Uri Root => new(new Uri(Server.Address).GetLeftPart(UriPartial.Authority));

    /// <summary>The folder below which everything is, such as <c>/0123…/</c>.</summary>
    public string Base => new Uri(Server.Address).AbsolutePath;

    /// <summary>The path of a notebook.</summary>
    public string this[string name] => _folder[name];

    /// <summary>Serves notebooks.</summary>
    /// <param name="limits">Limits that are tighter than the usual ones, or null.</param>
    /// <param name="watches">Whether pages follow their sources.</param>
    /// <param name="notebooks">The cells of each: they begin with their language, such as <c>#!csharp</c>.</param>
    public static async Task<ServedFolder> StartAsync(ServeLimits? limits, bool watches, params (string Name, string[] Cells)[] notebooks)
    {
        var served = new ServedFolder();
        List<string> paths = [];
        foreach (var (name, cells) in notebooks) paths.Add(served._folder.Write(name, string.Join("\n\n", cells.Select(cell => $"#!csharp\n\n{cell}")) + "\n"));
        return await served.ServeAsync(paths, pages: [], limits, watches);
    }

    /// <summary>Serves one notebook and a glossary.</summary>
    /// <param name="glossary">The text of the glossary.</param>
    /// <param name="source">The text of the notebook.</param>
    /// <param name="name">Its name.</param>
    public static Task<ServedFolder> StartWithGlossaryAsync(string glossary, string source, string name = "one.dib")
    {
        var served = new ServedFolder();
        served._folder.Write("glossary.md", glossary);
        return served.ServeAsync([served._folder.Write(name, source)], ["glossary"], limits: null, watches: false);
    }

    /// <summary>Serves one notebook, <c>one.dib</c>, from its text.</summary>
    public static Task<ServedFolder> StartWithTextAsync(string source)
    {
        var served = new ServedFolder();
        return served.ServeAsync([served._folder.Write("one.dib", source)], pages: [], limits: null, watches: false);
    }

    /// <summary>Serves one notebook, <c>one.dib</c>, of these cells.</summary>
    public static Task<ServedFolder> StartAsync(params string[] cells) => StartAsync(null, watches: false, ("one.dib", cells));

    private async Task<ServedFolder> ServeAsync(IReadOnlyList<string> paths, IReadOnlyList<string> pages, ServeLimits? limits, bool watches)
    {
        try
        {
            Server = await BookServer.StartAsync(new()
            {
                Notebooks = paths,
                Info = new BookInfo("Served", "For tests.", null, null, []) { Pages = pages },
                CacheFolder = this["cache"],
                Limits = limits ?? new(),
                Watches = watches,
            });
            return this;
        }
        catch
        {
            _folder.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _folder.Dispose();
    }
}
