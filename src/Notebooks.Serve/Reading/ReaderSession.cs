using System.Threading.Channels;
using Notebooks.Compiling;
using Notebooks.Formats;
using Notebooks.Serve.Pages;
using Notebooks.Serve.Talk;

namespace Notebooks.Serve.Reading;

/// <summary>
/// One page while it is read: its cells, its host, and what the reader has asked for, which is done in order. It outlives its
/// page for a while, so that a page that is loaded again goes on.
/// </summary>
internal sealed class ReaderSession : IAsyncDisposable
{
    private readonly string _path;
    private readonly CellSources _sources;
    private readonly LivePage _page = new();
    private readonly PageOutputs _outputs;
    private readonly CellHost _host;
    private readonly CellLines _lines;
    private readonly Channel<Job> _jobs;
    private readonly CancellationTokenSource _end = new();
    private readonly Task[] _working;
    private int _latest;

    /// <param name="path">Path of the notebook.</param>
    /// <param name="frames">The folder of the addresses of its frames.</param>
    /// <param name="compilers">Compiles its cells.</param>
    /// <param name="limits">The limits.</param>
    /// <exception cref="NotebookFormatException">The notebook cannot be read.</exception>
    /// <exception cref="IOException">The notebook cannot be read.</exception>
    public ReaderSession(string path, string frames, CompilerService compilers, ServeLimits limits)
    {
        _path = path;
        _sources = new(LiveBook.Read(path), path);
        _outputs = new(_page, frames);
        _host = new(path, compilers, _page, _outputs);
        _lines = new(_sources, _host, _page, _outputs, _end.Token);
        _jobs = Channel.CreateBounded<Job>(new BoundedChannelOptions(limits.Waiting) { SingleReader = true });
        _working = [Task.Run(WorkAsync), Task.Run(() => _outputs.SendAsync(_end.Token))];
        LastUsed = Environment.TickCount64;
    }

    /// <summary>When something was asked for, or a cell ended: a value of <see cref="Environment.TickCount64"/>.</summary>
    public long LastUsed { get; private set; }

    /// <summary>Whether a page is there.</summary>
    public bool IsAttached => _page.IsThere;

    /// <summary>Whether a cell runs.</summary>
    public bool IsBusy { get; private set; }

    /// <summary>Whether there may be a host.</summary>
    public bool HasHost => _host.IsThere;

    /// <summary>The full path of its folder.</summary>
    public string Folder => Path.GetDirectoryName(Path.GetFullPath(_path))!;

    /// <summary>The path of its notebook.</summary>
    public string Notebook => _path;

    /// <summary>What the cells above a cell declare.</summary>
    public Planning.Submission[] Above(int cell) => _sources.Above(cell, Folder, Path.GetFileName(_path));

    /// <summary>The notebook's markup behind an address, or null.</summary>
    public Task<string?> FrameAsync(int cell, int index) => _outputs.FrameAsync(cell, index);

    /// <summary>A page begins, or begins anew. A page that was there before is told that it is not any more.</summary>
    public Task AttachAsync(Connection connection, Hello hello, bool isNew) => _page.AttachAsync(
        connection,
        () =>
        {
            foreach (var (cell, source) in hello.Sources) _sources.Edit(cell, source);
            return new(_sources.Cells, isNew);
        },
        _outputs.RenewAsync);

    /// <summary>A page has gone.</summary>
    public void Detach(Connection connection)
    {
        LastUsed = Environment.TickCount64;
        _page.Detach(connection);
    }

    /// <summary>Takes what the reader asks for.</summary>
    public async Task TakeAsync(ClientMessage message)
    {
        LastUsed = Environment.TickCount64;
        switch (message)
        {
            case Edit edit: _sources.Edit(edit.Cell, edit.Source); break;
            case Warm: await QueueAsync(new(_lines.Round, message)).ConfigureAwait(false); break;
            case Run run when _sources.Cells.Any(cell => cell.Number == run.Cell): await WaitInLineAsync(run).ConfigureAwait(false); break;
            case Compare compare when _sources.ExerciseOf(compare.Cell) is { } exercise:
                await _page.SetAsync(new State(exercise.Aside, "waiting"), unlessRunning: true).ConfigureAwait(false);
                await QueueAsync(new(_lines.Round, compare) { Exercise = exercise }).ConfigureAwait(false);
                break;
            case Restart:
                _lines.Interrupt();
                await QueueAsync(new(_lines.Round, message)).ConfigureAwait(false);
                break;
            case Interrupt: _lines.Interrupt(); break;
            case Answer answer when _page.Asks:
                await _page.AskAsync(null).ConfigureAwait(false);
                _host.Answer(answer.Text);
                break;
        }
    }

    /// <summary>Sends a message to the page, if there is one.</summary>
    public Task SendAsync(ServerMessage message) => _page.SendAsync(message);

    /// <summary>Closes the socket after what waits was sent.</summary>
    public Task SayGoodbyeAsync() => _page.SayGoodbyeAsync();

    /// <summary>Ends the host, because nobody has used it for long.</summary>
    public Task RetireAsync() =>
        QueueAsync(new(_lines.Round, new Restart()) { Why = "Its process was ended, because it had nothing to do for long. Variables are gone; run what you need again." });

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        _jobs.Writer.TryComplete();
        _page.End();
        await _host.DisposeAsync().ConfigureAwait(false);
        await Task.WhenAll(_working).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        // The cell that ended last may have begun another one.
        await _host.DisposeAsync().ConfigureAwait(false);
    }

    private async Task WaitInLineAsync(Run run)
    {
        var number = run.Moved is null ? 0 : Interlocked.Increment(ref _latest);
        await _page.SetAsync(new State(run.Cell, "waiting"), unlessRunning: true).ConfigureAwait(false);
        if (run.Moved is { } moved) _lines.Outdate(moved);
        await QueueAsync(new(_lines.Round, run) { Number = number }).ConfigureAwait(false);
    }

    private async Task QueueAsync(Job job) => await _jobs.Writer.WriteAsync(job, _end.Token).ConfigureAwait(false);

    private async Task WorkAsync()
    {
        try
        {
            await foreach (var job in _jobs.Reader.ReadAllAsync(_end.Token).ConfigureAwait(false)) await DoAsync(job).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The session ends.
        }
        catch (ObjectDisposedException) when (_end.IsCancellationRequested)
        {
            // The same, in the middle of a cell.
        }
    }

    private Task DoAsync(Job job) => job.Message switch
    {
        Restart => _host.RestartAsync(job.Why),
        Warm => _host.StartAsync(),
        // A newer position of the slider has come meanwhile.
        Run { Moved: not null } run when job.Number != _latest => _page.SetAsync(new State(run.Cell, "none"), onlyWaiting: true),
        Run run when job.Round != _lines.Round => _page.SetAsync(new State(run.Cell, "none"), unlessRunning: true),
        Run run => WhileBusyAsync(run.Cell, () => _lines.RunAsync(run, job.Round)),
        _ when job.Round != _lines.Round => _page.SetAsync(new State(job.Exercise!.Aside, "none"), onlyWaiting: true),
        _ => WhileBusyAsync(job.Exercise!.Aside, () => _lines.CompareAsync(job.Exercise, job.Round)),
    };

    private async Task WhileBusyAsync(int cell, Func<Task> runAsync)
    {
        IsBusy = true;
        try
        {
            await runAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (e is not (OperationCanceledException or ObjectDisposedException))
        {
            // A page that waits for ever would be worse than one that says what is wrong with this program.
            await _page.SetAsync(new State(cell, "failed", $"This program failed while it ran the cell: {e.Message}")).ConfigureAwait(false);
        }

        if (_page.Host == "running") await _page.TellAsync(new Host("ready")).ConfigureAwait(false);
        LastUsed = Environment.TickCount64;
        IsBusy = false;
    }

    /// <summary>Something to do, in the order in which it was asked for.</summary>
    private sealed record Job(int Round, ClientMessage Message)
    {
        public int Number { get; init; }

        public Exercise? Exercise { get; init; }

        public string? Why { get; init; }
    }
}
