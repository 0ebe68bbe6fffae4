using Notebooks.Planning;

namespace Notebooks.Cli.Watching;

/// <summary>
/// Notices which notebooks have to be run again because they, or files they bring in, were saved. It looks at dates and sizes
/// several times a second: that works on every file system, and with every way in which editors replace files.
/// </summary>
internal sealed class Changes
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly Func<IReadOnlyList<string>> _find;
    private readonly Dictionary<string, Dictionary<string, Stamp>> _seen;

    /// <param name="notebooks">The notebooks that are there when watching begins.</param>
    /// <param name="find">Finds those that are there later.</param>
    public Changes(IReadOnlyList<string> notebooks, Func<IReadOnlyList<string>> find)
    {
        (Notebooks, _find) = (notebooks, find);
        _seen = notebooks.ToDictionary(n => n, Stamps);
    }

    /// <summary>The notebooks that are watched, in their order.</summary>
    public IReadOnlyList<string> Notebooks { get; private set; }

    /// <summary>Waits for a change. Files that are saved together come in one answer.</summary>
    /// <returns>The notebooks to run, in their order; none when waiting was cancelled.</returns>
    public async Task<IReadOnlyList<string>> NextAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            if (Changed() is { Count: > 0 })
            {
                // An editor may still be saving, so this waits until nothing changes any more.
                var before = Fingerprint();
                while (await PauseAsync(cancellationToken).ConfigureAwait(false) && Fingerprint() is var now && now != before) before = now;
                var changed = Changed();
                foreach (var notebook in changed) _seen[notebook] = Stamps(notebook);
                if (changed.Count > 0) return cancellationToken.IsCancellationRequested ? [] : changed;
            }
            if (!await PauseAsync(cancellationToken).ConfigureAwait(false)) break;
        }
        return [];
    }

    private List<string> Changed()
    {
        // When a named notebook is gone, or a folder is empty, _find throws. The notebooks then stay, and running them
        // reports what is wrong.
        try { Notebooks = _find(); }
        catch (UsageException) { }
        return [.. Notebooks.Where(n => !_seen.TryGetValue(n, out var files) || files.Any(file => Stamp.Of(file.Key) != file.Value))];
    }

    private string Fingerprint() => string.Join('\n', _seen.Values.SelectMany(files => files.Keys).Concat(Notebooks).Distinct().Select(f => $"{Stamp.Of(f)}"));

    private static Dictionary<string, Stamp> Stamps(string notebook) => Ingredients.Of(notebook).ToDictionary(f => f, Stamp.Of);

    private static async Task<bool> PauseAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Pause, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !cancellationToken.IsCancellationRequested;
    }

    private readonly record struct Stamp(DateTime Written, long Length)
    {
        public static Stamp Of(string path) => new FileInfo(path) is { Exists: true } file ? new(file.LastWriteTimeUtc, file.Length) : default;
    }
}
