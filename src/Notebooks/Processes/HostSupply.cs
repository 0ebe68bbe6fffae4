using System.ComponentModel;

namespace Notebooks.Processes;

/// <summary>
/// Keeps the process for the next notebook warm while others run: starting one takes longer than everything else that
/// happens between two notebooks. A spare has run nothing and knows nothing but its working directory.
/// </summary>
/// <param name="notebooks">How many notebooks are to come, so that no spare is started for nobody.</param>
internal sealed class HostSupply(int notebooks) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private int _left = notebooks;
    private readonly List<Task> _leaving = [];
    private HostConversation? _spare;
    private Task _preparing = Task.CompletedTask;

    /// <summary>Starts the host of the first notebook on another thread, while the caller still finds out what there is to do.</summary>
    /// <param name="what">Which, where, and with how much memory.</param>
    public void Prepare(HostStart what) => _preparing = Task.Run(() => _spare = TryStart(what));
    private string? _note = Cultures.Note;

    /// <summary>What readers should know about hosts on this machine, once, or null.</summary>
    public string? TakeNote() => Interlocked.Exchange(ref _note, null);

    /// <summary>A host for the next notebook.</summary>
    /// <param name="what">Which, where, and with how much memory.</param>
    /// <param name="alone">Whether nothing may happen beside the notebook: then no spare is started.</param>
    /// <exception cref="IOException">The process cannot be started.</exception>
    /// <exception cref="Win32Exception">The process cannot be started.</exception>
    public HostConversation Take(HostStart what, bool alone)
    {
        _preparing.GetAwaiter().GetResult();
        lock (_gate)
        {
            _left--;
            var spare = _spare;
            _spare = null;
            if (spare is not null && (spare.HasEnded || spare.How != what || !Directory.Exists(what.Folder)))
            {
                // Nobody asks for that folder again: the notebooks of a folder come one after the other.
                _leaving.RemoveAll(leaving => leaving.IsCompleted);
                _leaving.Add(spare.DisposeAsync().AsTask());
                spare = null;
            }

            var host = spare ?? HostConversation.Start(what);
            if (_left > 0 && !alone) _spare = TryStart(what);
            return host;
        }
    }

    private HostConversation? TryStart(HostStart what)
    {
        try
        {
            return HostConversation.Start(what);
        }
        catch (Exception e) when (e is IOException or Win32Exception)
        {
            // Whoever really needs one will say so.
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _preparing.ConfigureAwait(false);
        if (_spare is not null) await _spare.DisposeAsync().ConfigureAwait(false);
        await Task.WhenAll(_leaving).ConfigureAwait(false);
    }
}
