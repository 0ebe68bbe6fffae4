using Notebooks.Book.Contents;

namespace Notebooks.Serve.Tests.Browser;

/// <summary>The course, served in this process for all tests of lessons. Each page has a session, a host and a storage of its own.</summary>
public sealed class CourseServer : IAsyncLifetime
{
    private readonly Lazy<Task<BookServer>> _started = new(StartAsync);

    /// <inheritdoc/>
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>The address that lets a reader in.</summary>
    public async Task<string> AddressAsync() => (await _started.Value).Address;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_started.IsValueCreated) await (await _started.Value).DisposeAsync();
    }

    private static async Task<BookServer> StartAsync()
    {
        await PublishedLibrary.BuildAsync();
        return await BookServer.StartAsync(new()
        {
            Notebooks = [.. Directory.EnumerateFiles(Repository.Notebooks, "*.dib").Order(StringComparer.Ordinal)],
            Info = BookInfo.Read(Repository.In("data", "book.json")),
            Concepts = Concept.ReadAll(Repository.In("data", "concepts.json")),
            CacheFolder = LessonCache.Folder,
        });
    }
}
