using System.Text.RegularExpressions;
using Notebooks.Compiling;
using Notebooks.Sessions;

namespace Notebooks.Serve.Reading;

/// <summary>The sessions of all pages. Those that nobody uses are ended.</summary>
internal sealed partial class Readers : IAsyncDisposable
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(5);

    private readonly ServeLimits _limits;
    private readonly CompilerService _compilers;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, ReaderSession> _sessions = [];
    private readonly CancellationTokenSource _end = new();
    private readonly Task _tidying;

    /// <param name="cacheFolder">The compile cache, or null.</param>
    /// <param name="limits">The limits.</param>
    public Readers(string? cacheFolder, ServeLimits limits)
    {
        _limits = limits;
        _compilers = new(CachePaths.In(cacheFolder), LiveCells.CompileLimit, LiveCells.RestoreLimit);
        _tidying = TidyAsync();
    }

    /// <summary>The session of a page.</summary>
    /// <param name="slug">The name of the page.</param>
    /// <param name="name">The name that the page has made up for its session.</param>
    /// <param name="path">Path of the notebook.</param>
    /// <param name="isNew">Whether the session begins now.</param>
    /// <returns>The session, or null when there are too many.</returns>
    /// <exception cref="Formats.NotebookFormatException">The notebook cannot be read.</exception>
    /// <exception cref="IOException">The notebook cannot be read.</exception>
    public ReaderSession? Open(string slug, string name, string path, out bool isNew)
    {
        lock (_gate)
        {
            isNew = !_sessions.TryGetValue(Key(slug, name), out var session);
            if (session is not null) return session;
            if (_sessions.Count >= _limits.Sessions) return null;
            return _sessions[Key(slug, name)] = new(path, $"frame/{Key(slug, name)}", _compilers, _limits);
        }
    }

    /// <summary>A session that there is already, or null.</summary>
    public ReaderSession? Find(string slug, string name)
    {
        lock (_gate) return _sessions.GetValueOrDefault(Key(slug, name));
    }

    /// <summary>The sessions of a notebook.</summary>
    public IReadOnlyList<ReaderSession> Of(string path)
    {
        lock (_gate) return [.. _sessions.Values.Where(session => session.Notebook == path)];
    }

    /// <summary>Whether a page may call its session so.</summary>
    public static bool IsName(string name) => Name().IsMatch(name);

    /// <summary>Forgets a session whose source has changed: the next page begins a new one.</summary>
    public async Task ForgetAsync(ReaderSession session)
    {
        lock (_gate)
            foreach (var key in _sessions.Where(s => s.Value == session).Select(s => s.Key).ToList()) _sessions.Remove(key);
        await session.DisposeAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await _tidying.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ReaderSession[] sessions;
        lock (_gate)
        {
            sessions = [.. _sessions.Values];
            _sessions.Clear();
        }

        await Task.WhenAll(sessions.Select(session => session.DisposeAsync().AsTask())).ConfigureAwait(false);
        await _compilers.DisposeAsync().ConfigureAwait(false);
        _end.Dispose();
    }

    private async Task TidyAsync()
    {
        // Limits that a test makes short are kept in time, too.
        var pause = TimeSpan.FromTicks(Math.Min(Round.Ticks, Math.Min(_limits.Detached.Ticks, _limits.Idle.Ticks) / 2));
        using var timer = new PeriodicTimer(pause);
        while (await timer.WaitForNextTickAsync(_end.Token).ConfigureAwait(false))
        {
            ReaderSession[] sessions;
            lock (_gate) sessions = [.. _sessions.Values];
            foreach (var session in sessions)
            {
                var unused = TimeSpan.FromMilliseconds(Environment.TickCount64 - session.LastUsed);
                // A cell that runs on without a page is ended, too: nobody can stop it otherwise.
                if (!session.IsAttached && unused > _limits.Detached) await ForgetAsync(session).ConfigureAwait(false);
                else if (session.HasHost && !session.IsBusy && unused > _limits.Idle) await session.RetireAsync().ConfigureAwait(false);
            }
        }
    }

    private static string Key(string slug, string name) => $"{slug}/{name}";

    [GeneratedRegex("^[A-Za-z0-9-]{16,64}$")]
    private static partial Regex Name();
}
