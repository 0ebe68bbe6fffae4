using System.ComponentModel;

namespace Notebooks.Running;

/// <summary>
/// Keeps the process for the next notebook warm while others run: starting one takes longer than everything else that
/// happens between two notebooks. A spare has run nothing and knows nothing but its working directory.
/// </summary>
/// <param name="notebooks">How many notebooks are to come, so that no spare is started for nobody.</param>
/// <param name="memoryLimit">How much memory a host may use, in bytes.</param>
internal sealed class HostSupply(int notebooks, long memoryLimit) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private int _left = notebooks;
    private readonly List<Task> _leaving = [];
    private HostSession? _spare;

    /// <summary>A host for a notebook in a folder.</summary>
    /// <param name="folder">Its working directory.</param>
    /// <param name="alone">Whether nothing may happen beside the notebook: then no spare is started.</param>
    public HostSession Take(string folder, bool alone)
    {
        lock (_gate)
        {
            _left--;
            var spare = _spare;
            _spare = null;
            if (spare is not null && (spare.HasEnded || spare.Folder != folder))
            {
                // Nobody asks for that folder again: the notebooks of a folder come one after the other.
                _leaving.RemoveAll(leaving => leaving.IsCompleted);
                _leaving.Add(spare.DisposeAsync().AsTask());
                spare = null;
            }

            var session = spare ?? HostSession.Start(folder, memoryLimit);
            if (_left > 0 && !alone) _spare = TryStart(folder);
            return session;
        }
    }

    private HostSession? TryStart(string folder)
    {
        try
        {
            return HostSession.Start(folder, memoryLimit);
        }
        catch (Exception e) when (e is IOException or Win32Exception)
        {
            // Whoever really needs one will say so.
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_spare is not null) await _spare.DisposeAsync().ConfigureAwait(false);
        await Task.WhenAll(_leaving).ConfigureAwait(false);
    }
}
