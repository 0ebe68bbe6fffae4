using Notebooks.Host.Protocol;

namespace Notebooks.Running;

/// <summary>A conversation with one host: commands go in one after the other, outputs come out whenever they happen.</summary>
internal sealed class HostSession : IAsyncDisposable
{
    private static readonly TimeSpan FarewellLimit = TimeSpan.FromSeconds(10);
    private const int KeptLastLines = 2000;

    private readonly HostProcess host;
    private readonly List<string> lastLines = [];
    private readonly TaskCompletionSource connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task pump;
    private TaskCompletionSource<Executed>? pending;
    private Dying? lastWords;
    private string notebook = "";
    private Action<Event> output = static _ => { };

    private HostSession(string folder)
    {
        Folder = folder;
        host = HostProcess.Start(folder, OnWritten);
        pump = PumpAsync();
    }

    /// <summary>What the host said when it had finished, or null when it has not (yet, or at all).</summary>
    public Finished? Farewell { get; private set; }

    /// <summary>Its working directory.</summary>
    public string Folder { get; }

    /// <summary>Whether its process is gone.</summary>
    public bool HasEnded => pump.IsCompleted;

    /// <summary>Starts a host. It does not wait until the host is ready.</summary>
    /// <param name="folder">Working directory.</param>
    public static HostSession Start(string folder) => new(folder);

    /// <summary>Says for whom the host works from now on.</summary>
    /// <param name="name">File name of the notebook, which its documents carry.</param>
    /// <param name="onOutput">Called for output events, one at a time.</param>
    public void Begin(string name, Action<Event> onOutput) => (notebook, output) = (name, onOutput);

    /// <summary>Carries out a command and waits for its end.</summary>
    /// <returns>The answer, or null when the host has ended instead.</returns>
    public async Task<Executed?> AskAsync(Command command, CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<Executed>(TaskCreationOptions.RunContinuationsAsynchronously);
        pending = answer;
        await connected.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        host.Send(command);
        await Task.WhenAny(answer.Task, pump).WaitAsync(cancellationToken).ConfigureAwait(false);
        return answer.Task.IsCompletedSuccessfully ? await answer.Task.ConfigureAwait(false) : null;
    }

    /// <summary>Sends the host home and waits until it is gone.</summary>
    /// <returns>Whether it went by itself, after having done everything.</returns>
    public async Task<bool> FinishAsync(CancellationToken cancellationToken)
    {
        try
        {
            // A notebook that fails before its first command ends sooner than its host can start.
            await connected.Task.WaitAsync(FarewellLimit, cancellationToken).ConfigureAwait(false);
            host.Send(new Finish());
            await pump.WaitAsync(FarewellLimit, cancellationToken).ConfigureAwait(false);
            await host.ExitedAsync(cancellationToken).WaitAsync(FarewellLimit, cancellationToken).ConfigureAwait(false);
            return Farewell is not null;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>Why the host has ended, once it has.</summary>
    public async Task<Death> DeathAsync()
    {
        await pump.ConfigureAwait(false);
        // The channel closes before the process is gone; what it writes while it dies comes in between.
        try { await host.ExitedAsync().WaitAsync(FarewellLimit).ConfigureAwait(false); }
        catch (TimeoutException) { host.Kill(); }
        await host.ExitedAsync().ConfigureAwait(false);
        lock (lastLines) return Death.Of(notebook, lastWords, [.. lastLines], host.ExitCode);
    }

    /// <summary>Ends the host and everything it has started, at once.</summary>
    public void Kill() => host.Kill();

    private async Task PumpAsync()
    {
        try
        {
            if (!await host.ConnectAsync(CancellationToken.None).ConfigureAwait(false)) return;
            await foreach (var message in host.EventsAsync().ConfigureAwait(false))
            {
                switch (message)
                {
                    case Ready: connected.TrySetResult(); break;
                    case Executed executed: pending?.TrySetResult(executed); break;
                    case Dying dying: lastWords = dying; break;
                    case Finished finished: Farewell = finished; break;
                    default: output(message); break;
                }
            }
        }
        finally
        {
            connected.TrySetResult();
        }
    }

    private void OnWritten(string line, bool isError)
    {
        lock (lastLines)
        {
            if (isError && (lastLines.Count > 0 || Death.IsFirstLine(line)))
            {
                if (lastLines.Count < KeptLastLines) lastLines.Add(line.TrimEnd('\n'));
                return;
            }
        }
        output(new TextWritten(null, isError, line));
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync().ConfigureAwait(false);
        await pump.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
