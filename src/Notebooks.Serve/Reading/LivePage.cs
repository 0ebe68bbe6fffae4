using Notebooks.Serve.Talk;

namespace Notebooks.Serve.Reading;

/// <summary>
/// The page of a session, while there is one, and what it shows besides outputs: the states of cells, the state of their host,
/// and a question. A page that begins anew is told all of it.
/// </summary>
internal sealed class LivePage
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _attaching = new(1, 1);
    private readonly Dictionary<int, State> _states = [];
    private Host _host = new("none");
    private Question? _question;
    private Connection? _connection;

    /// <summary>Whether a page is there.</summary>
    public bool IsThere => _connection is not null;

    /// <summary>Whether it asks the reader something.</summary>
    public bool Asks => _question is not null;

    /// <summary>The state of the host, as the page shows it.</summary>
    public string Host => _host.Now;

    /// <summary>A page begins, or begins anew. A page that was there before is told that it is not any more.</summary>
    /// <param name="connection">Its connection.</param>
    /// <param name="welcome">Makes the first message.</param>
    /// <param name="beginAsync">Begins to send outputs, and calls what it gets at the moment from which they go to the new page.</param>
    public async Task AttachAsync(Connection connection, Func<Welcome> welcome, Func<Action, Task> beginAsync)
    {
        await _attaching.WaitAsync().ConfigureAwait(false);
        try
        {
            if (Interlocked.Exchange(ref _connection, null) is { } other)
            {
                await other.SendAsync(new Refused("This lesson goes on in another tab. Load this page again to have it here.")).ConfigureAwait(false);
                other.Complete();
            }

            await connection.SendAsync(welcome()).ConfigureAwait(false);
            ServerMessage[] known;
            lock (_gate) known = [.. _states.Values, _host, .. _question is null ? Array.Empty<ServerMessage>() : [_question]];
            foreach (var message in known) await connection.SendAsync(message).ConfigureAwait(false);
            await beginAsync(() => _connection = connection).ConfigureAwait(false);
        }
        finally
        {
            _attaching.Release();
        }
    }

    /// <summary>A page has gone.</summary>
    public void Detach(Connection connection) => Interlocked.CompareExchange(ref _connection, null, connection);

    /// <summary>Sends a message to the page, if there is one.</summary>
    public Task SendAsync(ServerMessage message) => _connection?.SendAsync(message) ?? Task.CompletedTask;

    /// <summary>Closes the connection after what waits was sent.</summary>
    public async Task SayGoodbyeAsync()
    {
        if (Interlocked.Exchange(ref _connection, null) is not { } connection) return;
        connection.Complete();
        await connection.Ended.ConfigureAwait(false);
    }

    /// <summary>Closes the connection at once.</summary>
    public void End() => _connection?.End();

    /// <summary>Sets the state of a cell.</summary>
    /// <param name="state">The state.</param>
    /// <param name="unlessRunning">Whether a cell that runs keeps its state.</param>
    /// <param name="onlyWaiting">Whether only a cell that waits gets it.</param>
    public async Task SetAsync(State state, bool unlessRunning = false, bool onlyWaiting = false)
    {
        lock (_gate)
        {
            var now = _states.GetValueOrDefault(state.Cell)?.Now;
            if ((unlessRunning && now == "running") || (onlyWaiting && now != "waiting")) return;
            _states[state.Cell] = state;
        }

        await SendAsync(state).ConfigureAwait(false);
    }

    /// <summary>Variables are gone, so the cells of a state, or all of them, have not run any more.</summary>
    public async Task ForgetAsync(string? now = null)
    {
        State[] states;
        lock (_gate) states = [.. _states.Values.Where(state => now is null || state.Now == now)];
        foreach (var state in states) await SetAsync(new State(state.Cell, "none")).ConfigureAwait(false);
    }

    /// <summary>Sets the state of the host.</summary>
    public async Task TellAsync(Host host)
    {
        lock (_gate)
        {
            if (_host == host) return;
            _host = host;
        }

        await SendAsync(host).ConfigureAwait(false);
    }

    /// <summary>Asks the reader a question; null takes it back.</summary>
    public async Task AskAsync(Question? question)
    {
        if (question is null && _question is null) return;
        _question = question;
        await SendAsync(question ?? new Question(null, "", false)).ConfigureAwait(false);
    }
}
