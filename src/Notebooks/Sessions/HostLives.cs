using System.ComponentModel;
using Notebooks.Inspecting;
using Notebooks.Planning;
using Notebooks.Processes;

namespace Notebooks.Sessions;

/// <summary>The host of a session, and the next one when that is lost.</summary>
/// <param name="setup">What the session is made of.</param>
/// <param name="isIdle">Whether no cell runs.</param>
internal sealed class HostLives(SessionSetup setup, Func<bool> isIdle) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private HostLife? _current;
    private bool _isOver;

    /// <summary>The one there is, or null.</summary>
    public HostLife? Current => _current;

    /// <summary>The number of the cell that ran last; expressions between cells do not count.</summary>
    public int LatestCell { get; set; }

    /// <summary>The one there is; without one, another is started.</summary>
    /// <param name="limit">Cancelled when everything has to end.</param>
    /// <exception cref="IOException">The process cannot be started.</exception>
    /// <exception cref="Win32Exception">The process cannot be started.</exception>
    /// <exception cref="ObjectDisposedException">There is to be no host any more.</exception>
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

    /// <summary>Starts another one in place of one that is lost.</summary>
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
            // The next cell tries again, and says what is wrong.
        }
    }

    public async ValueTask DisposeAsync()
    {
        HostLife? life;
        lock (_gate) (life, _current, _isOver) = (_current, null, true);
        if (life is not null) await life.Host.DisposeAsync().ConfigureAwait(false);
    }

    // The next cell will say it, too; but the reader may be about to look at what a timer draws.
    private async Task TellIfIdleAsync(HostLife life, Action<Death, int> tell)
    {
        try
        {
            var death = await life.Host.DeathAsync().ConfigureAwait(false);
            if (isIdle() && _current == life) tell(death, LatestCell);
        }
        catch (InvalidOperationException)
        {
            // It was ended on purpose, and its handle is closed.
        }
    }
}
