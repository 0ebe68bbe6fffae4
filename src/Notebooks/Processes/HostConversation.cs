using System.ComponentModel;
using Notebooks.Protocol;

namespace Notebooks.Processes;

/// <summary>A conversation with one host. Commands are sent one after the other, and outputs arrive at any time.</summary>
internal sealed class HostConversation : ICellHost, IAsyncDisposable
{
    private static readonly TimeSpan FarewellLimit = TimeSpan.FromSeconds(30);

    private readonly HostProcess _host;
    private readonly LastLines _lastLines = new();
    private readonly Lock _telling = new();
    private readonly TaskCompletionSource _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _pump;
    private readonly MemoryWatch _memory;
    private TaskCompletionSource<Executed>? _pending;
    private Dying? _lastWords;
    private string _notebook = "";
    private TaskCompletionSource<Settled>? _settling;
    private Action<Event> _output = static _ => { };

    private HostConversation(HostStart what)
    {
        How = what;
        _host = HostProcess.Start(what, OnWritten);
        _memory = new(_host, what.MemoryLimit);
        _pump = PumpAsync();
    }

    /// <summary>The last message of a host that has finished; null when it has not (yet, or at all).</summary>
    public Finished? Farewell { get; private set; }

    /// <summary>Its process id.</summary>
    public int ProcessId => _host.Id;

    public RunDelay WatchDelay() => RunDelay.Of(ProcessId);

    /// <summary>How it was started.</summary>
    public HostStart How { get; }

    /// <summary>Whether its process is gone.</summary>
    public bool HasEnded => _pump.IsCompleted;

    /// <summary>Starts a host. It does not wait until the host is ready.</summary>
    /// <param name="what">The program, the folder and the memory limit.</param>
    /// <exception cref="IOException">The process cannot be started.</exception>
    /// <exception cref="Win32Exception">The process cannot be started.</exception>
    public static HostConversation Start(HostStart what) => new(what);

    /// <summary>Sets the notebook for which the host works from now on.</summary>
    /// <param name="name">File name of the notebook, which its documents carry.</param>
    /// <param name="onOutput">Called for output events, in their order and never by two threads at once. While it runs, the host is not read.</param>
    public void Begin(string name, Action<Event> onOutput) => (_notebook, _output) = (name, onOutput);

    public async Task<Executed?> AskAsync(Command command, CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<Executed>(TaskCreationOptions.RunContinuationsAsynchronously);
        _pending = answer;
        await _connected.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        await _host.SendAsync(command, cancellationToken).ConfigureAwait(false);
        await Task.WhenAny(answer.Task, _pump).WaitAsync(cancellationToken).ConfigureAwait(false);
        return answer.Task.IsCompletedSuccessfully ? await answer.Task.ConfigureAwait(false) : null;
    }

    /// <summary>Asks which cells have left work under way.</summary>
    /// <returns>The numbers of these cells; none when the host has ended or does not answer.</returns>
    public async Task<int[]> SettleAsync(CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<Settled>(TaskCreationOptions.RunContinuationsAsynchronously);
        _settling = answer;
        _host.Send(new Settle());
        try
        {
            await Task.WhenAny(answer.Task, _pump).WaitAsync(FarewellLimit, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return [];
        }
        return answer.Task.IsCompletedSuccessfully ? (await answer.Task.ConfigureAwait(false)).Cells : [];
    }

    /// <summary>Names of the processes that the notebook has started and not ended. Known once the host is gone.</summary>
    public IReadOnlyList<string> Survivors => _host.Survivors;

    /// <summary>Sends a command that is meant for the running cell and has no answer.</summary>
    public void Send(Command command) => _host.Send(command);

    /// <summary>Asks the host to finish and waits until it is gone.</summary>
    /// <returns>Whether the host did everything and ended by itself.</returns>
    public async Task<bool> FinishAsync(CancellationToken cancellationToken)
    {
        try
        {
            // A notebook that fails before its first command may end before its host has started.
            await _connected.Task.WaitAsync(FarewellLimit, cancellationToken).ConfigureAwait(false);
            _host.Send(new Finish());
            await _pump.WaitAsync(FarewellLimit, cancellationToken).ConfigureAwait(false);
            await _host.ExitedAsync(cancellationToken).WaitAsync(FarewellLimit, cancellationToken).ConfigureAwait(false);
            return Farewell is not null;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    public async Task<Death> DeathAsync()
    {
        await _pump.ConfigureAwait(false);
        // The pipe closes before the process is gone. In between, the runtime writes why it dies.
        try { await _host.ExitedAsync().WaitAsync(FarewellLimit).ConfigureAwait(false); }
        catch (TimeoutException) { _host.Kill(); }
        await _host.ExitedAsync().ConfigureAwait(false);
        return _memory.Exceeded ? Death.OfMemory(_memory.Limit) : Death.Of(_notebook, _lastWords, _lastLines.Lines, _host.ExitCode, _memory.Limit);
    }

    /// <summary>Ends the host and everything it has started, at once.</summary>
    public void Kill() => _host.Kill();

    private async Task PumpAsync()
    {
        try
        {
            if (!await _host.ConnectAsync(CancellationToken.None).ConfigureAwait(false)) return;
            // The host takes commands when it is ready. They wait in the pipe.
            _connected.TrySetResult();
            await foreach (var message in _host.EventsAsync().ConfigureAwait(false))
            {
                switch (message)
                {
                    case Executed executed: _pending?.TrySetResult(executed); break;
                    case Dying dying: _lastWords = dying; break;
                    case Settled settled: _settling?.TrySetResult(settled); break;
                    case Finished finished: Farewell = finished; break;
                    default: Tell(message); break;
                }
            }
        }
        finally
        {
            _connected.TrySetResult();
        }
    }

    private void OnWritten(string line, bool isError)
    {
        if (isError && _lastLines.Take(line)) return;
        Tell(new TextWritten(null, isError, line));
    }

    // The output of native code arrives on other threads than the events of the host.
    private void Tell(Event message)
    {
        lock (_telling) _output(message);
    }

    public async ValueTask DisposeAsync()
    {
        await _memory.DisposeAsync().ConfigureAwait(false);
        await _host.DisposeAsync().ConfigureAwait(false);
        await _pump.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
