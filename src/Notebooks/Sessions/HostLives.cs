using System.ComponentModel;
using Notebooks.Inspecting;
using Notebooks.Planning;
using Notebooks.Processes;

namespace Notebooks.Sessions;

/// <summary>The host of a session. A host that is lost is replaced by a new one.</summary>
/// <param name="setup">The settings of the session.</param>
/// <param name="isIdle">Whether no cell runs.</param>
internal sealed class HostLives(SessionSetup setup, Func<bool> isIdle) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private HostLife? _current;
    private bool _isOver;

    /// <summary>The current host, or null.</summary>
    public HostLife? Current => _current;

    /// <summary>The number of the cell that ran last; expressions between cells do not count.</summary>
    public int LatestCell { get; set; }

    /// <summary>Returns the current host. If there is none, it starts one.</summary>
    /// <param name="limit">Cancelled when everything has to end.</param>
    /// <exception cref="IOException">The process cannot be started.</exception>
    /// <exception cref="Win32Exception">The process cannot be started.</exception>
    /// <exception cref="ObjectDisposedException">The session has ended.</exception>
    public HostLife Begin(CancellationToken limit)
    {
        HostLife life;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isOver, this);
            if (_current is { } current) return current;
            var host = setup.StartHost();
            host.Begin(setup.Name, setup.OnEvent);
            _current = life = new HostLife(host, setup.StartBackEnd(limit), new CellPlanner(setup.Folder, setup.Name, new DocumentNames()), new SubmissionMap());
        }
        if (setup.OnIdleDeath is not null) _ = TellIfIdleAsync(life, setup.OnIdleDeath);
        return life;
    }

    /// <summary>Starts a new host in place of a lost one.</summary>
    public async Task ReplaceAsync(HostLife lost, CancellationToken limit)
    {
        lock (_gate) _current = null;
        await lost.Host.DisposeAsync().ConfigureAwait(false);
        try
        {
            Begin(limit);
        }
        catch (Exception e) when (e is IOException or Win32Exception or ObjectDisposedException)
        {
            // The next cell tries again and reports the reason.
        }
    }

    public async ValueTask DisposeAsync()
    {
        HostLife? life;
        lock (_gate) (life, _current, _isOver) = (_current, null, true);
        if (life is not null) await life.Host.DisposeAsync().ConfigureAwait(false);
    }

    // The next cell would report the death, too. But the reader may be waiting for output of a timer and run no next cell.
    private async Task TellIfIdleAsync(HostLife life, Action<Death, int> tell)
    {
        try
        {
            var death = await life.Host.DeathAsync().ConfigureAwait(false);
            if (isIdle() && _current == life) tell(death, LatestCell);
        }
        catch (InvalidOperationException)
        {
            // The host was ended on purpose, and its process handle is closed.
        }
    }
}
