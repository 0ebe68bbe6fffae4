using System.ComponentModel;

namespace Notebooks.Processes;

/// <summary>
/// Keeps a process ready for the next notebook while others run, because starting a process takes longer than everything
/// else between two notebooks. A spare process has run nothing. Only its program, folder and memory limit are set.
/// </summary>
/// <param name="notebooks">How many notebooks are to come. No spare is started after the last one.</param>
internal sealed class HostSupply(int notebooks) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private int _left = notebooks;
    private readonly List<Task> _leaving = [];
    private HostConversation? _spare;
    private Task _preparing = Task.CompletedTask;
    private string? _note = Cultures.Note;

    /// <summary>Starts the host of the first notebook on another thread, while the caller still plans the notebooks.</summary>
    /// <param name="what">The program, the folder and the memory limit.</param>
    /// <param name="started">A host that was started before, in the hope that it is the right one; else null.</param>
    public void Prepare(HostStart what, Task<HostConversation?>? started) =>
        _preparing = Task.Run(async () => _spare = await (started ?? Task.FromResult(TryStart(what))).ConfigureAwait(false));

    /// <summary>A note for readers about hosts on this machine, or null. Only the first call returns it.</summary>
    public string? TakeNote() => Interlocked.Exchange(ref _note, null);

    /// <summary>A host for the next notebook.</summary>
    /// <param name="what">The program, the folder and the memory limit.</param>
    /// <param name="alone">Whether nothing may run beside the notebook. Then no spare is started.</param>
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
                // Notebooks of one folder run one after the other, so no later notebook needs this folder's host.
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
            // The caller that needs a host reports the failure.
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
