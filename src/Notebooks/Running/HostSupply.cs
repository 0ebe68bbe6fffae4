namespace Notebooks.Running;

/// <summary>
/// Keeps the process for the next notebook warm while others run: starting one takes longer than everything else that
/// happens between two notebooks. A spare has run nothing and knows nothing but its working directory.
/// </summary>
/// <param name="notebooks">How many notebooks are to come, so that no spare is started for nobody.</param>
internal sealed class HostSupply(int notebooks) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private int _left = notebooks;
    private HostSession? _spare;

    /// <summary>A host for a notebook in a folder.</summary>
    /// <param name="folder">Its working directory.</param>
    /// <param name="alone">Whether nothing may happen beside the notebook: then no spare is started.</param>
    public HostSession Take(string folder, bool alone)
    {
        lock (_gate)
        {
            _left--;
            var session = _spare is { HasEnded: false } && _spare.Folder == folder ? _spare : HostSession.Start(folder);
            if (session == _spare) _spare = null;
            if (_left > 0 && !alone) _spare ??= HostSession.Start(folder);
            return session;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_spare is not null) await _spare.DisposeAsync().ConfigureAwait(false);
    }
}
