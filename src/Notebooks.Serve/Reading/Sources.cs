using Notebooks.Planning;

namespace Notebooks.Serve.Reading;

/// <summary>Notices that notebooks, or files that they bring in, were saved. It looks at dates and sizes, which works on every file system.</summary>
internal sealed class Sources(IReadOnlyList<string> notebooks)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Calls back for each notebook that has changed, until it is cancelled.</summary>
    public async Task WatchAsync(Func<string, Task> changed, CancellationToken cancellationToken)
    {
        var seen = notebooks.ToDictionary(path => path, Stamp);
        while (true)
        {
            await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
            foreach (var path in notebooks)
            {
                if (Stamp(path) is var now && now == seen[path]) continue;
                // An editor may still be saving.
                await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
                if (Stamp(path) != now) continue;
                seen[path] = now;
                await changed(path).ConfigureAwait(false);
            }
        }
    }

    private static string Stamp(string notebook) => string.Join('\n', Ingredients.Of(notebook).Select(file => new FileInfo(file) is { Exists: true } found ? $"{file} {found.LastWriteTimeUtc.Ticks} {found.Length}" : file));
}
