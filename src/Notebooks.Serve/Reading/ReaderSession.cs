using System.Collections.Concurrent;
using System.Threading.Channels;
using Notebooks.Compiling;
using Notebooks.Formats;
using Notebooks.Processes;
using Notebooks.Protocol;
using Notebooks.Serve.Pages;
using Notebooks.Serve.Talk;
using Notebooks.Sessions;

namespace Notebooks.Serve.Reading;

/// <summary>
/// One page while it is read: its cells, its host, and what the reader has asked for. It outlives its page for a while, so
/// that a page that is loaded again goes on.
/// </summary>
internal sealed class ReaderSession : IAsyncDisposable
{
    private readonly string _path;
    private readonly CompilerService _compilers;
    private readonly ServeLimits _limits;
    private readonly CellSources _sources;
    private readonly CellOutputs _outputs;
    private readonly GrowingFigures _growing;
    private readonly OutputSender _sender;
    private readonly SemaphoreSlim _changed = new(0);
    private readonly Channel<Job> _jobs;
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _attaching = new(1, 1);
    private readonly Dictionary<int, State> _states = [];
    // A host may end at any time, and nothing has run in the next one.
    private readonly ConcurrentDictionary<int, string> _ran = [];
    private readonly CancellationTokenSource _end = new();
    private readonly Task[] _working;
    private LiveCells? _cells;
    private Host _host = new("none");
    private Question? _question;
    private Connection? _connection;
    private Line? _line;
    private int _latest;
    private int _round;
    private bool _isBusy;

    /// <param name="path">Path of the notebook.</param>
    /// <param name="frames">The folder of the addresses of its frames.</param>
    /// <param name="compilers">Compiles its cells.</param>
    /// <param name="limits">The limits.</param>
    /// <exception cref="NotebookFormatException">The notebook cannot be read.</exception>
    /// <exception cref="IOException">The notebook cannot be read.</exception>
    public ReaderSession(string path, string frames, CompilerService compilers, ServeLimits limits)
    {
        (_path, _compilers, _limits) = (path, compilers, limits);
        _sources = new(LiveBook.Read(path), path);
        _outputs = new(Signal);
        _growing = new(Signal);
        _sender = new(_outputs, frames, SendAsync);
        _jobs = Channel.CreateBounded<Job>(new BoundedChannelOptions(limits.Waiting) { SingleReader = true });
        _working = [Task.Run(WorkAsync), Task.Run(SendChangesAsync)];
        LastUsed = Environment.TickCount64;
    }

    /// <summary>When something was asked for, or a cell ended: a value of <see cref="Environment.TickCount64"/>.</summary>
    public long LastUsed { get; private set; }

    /// <summary>Whether a page is there.</summary>
    public bool IsAttached => _connection is not null;

    /// <summary>Whether a cell runs.</summary>
    public bool IsBusy => _isBusy;

    /// <summary>Whether there may be a host.</summary>
    public bool HasHost => _cells is not null;

    /// <summary>The full path of its folder.</summary>
    public string Folder => Path.GetDirectoryName(Path.GetFullPath(_path))!;

    /// <summary>The path of its notebook.</summary>
    public string Notebook => _path;

    /// <summary>What the cells above a cell declare.</summary>
    public Planning.Submission[] Above(int cell) => _sources.Above(cell, Folder, Path.GetFileName(_path));

    /// <summary>The notebook's markup behind an address, or null.</summary>
    public Task<string?> FrameAsync(int cell, int index) => _sender.FrameAsync(cell, index);

    /// <summary>A page begins, or begins anew. A page that was there before is told that it is not any more.</summary>
    public async Task AttachAsync(Connection connection, Hello hello, bool isNew)
    {
        await _attaching.WaitAsync().ConfigureAwait(false);
        try
        {
            if (Interlocked.Exchange(ref _connection, null) is { } other)
            {
                await other.SendAsync(new Refused("This lesson goes on in another tab. Load this page again to have it here.")).ConfigureAwait(false);
                other.Complete();
            }

            foreach (var (cell, source) in hello.Sources) _sources.Edit(cell, source);
            await connection.SendAsync(new Welcome(_sources.Cells, isNew)).ConfigureAwait(false);
            ServerMessage[] known;
            lock (_gate) known = [.. _states.Values, _host, .. _question is null ? Array.Empty<ServerMessage>() : [_question]];
            foreach (var message in known) await connection.SendAsync(message).ConfigureAwait(false);
            await _sender.ResetAsync(() => _connection = connection).ConfigureAwait(false);
        }
        finally
        {
            _attaching.Release();
        }
    }

    /// <summary>A page has gone.</summary>
    public void Detach(Connection connection)
    {
        LastUsed = Environment.TickCount64;
        Interlocked.CompareExchange(ref _connection, null, connection);
    }

    /// <summary>Takes what the reader asks for.</summary>
    public async Task TakeAsync(ClientMessage message)
    {
        LastUsed = Environment.TickCount64;
        switch (message)
        {
            case Edit edit: _sources.Edit(edit.Cell, edit.Source); break;
            case Warm: await _jobs.Writer.WriteAsync(new(_round, message), _end.Token).ConfigureAwait(false); break;
            case Run run when _sources.Cells.Any(cell => cell.Number == run.Cell): await WaitInLineAsync(run).ConfigureAwait(false); break;
            case Compare compare when _sources.ExerciseOf(compare.Cell) is { } exercise:
                await SetAsync(new State(exercise.Aside, "waiting"), unlessRunning: true).ConfigureAwait(false);
                await _jobs.Writer.WriteAsync(new(_round, compare) { Exercise = exercise }, _end.Token).ConfigureAwait(false);
                break;
            case Restart:
                // What waits, and what runs, is of no use any more.
                Interlocked.Increment(ref _round);
                _cells?.Interrupt();
                await _jobs.Writer.WriteAsync(new(_round, message), _end.Token).ConfigureAwait(false);
                break;
            case Talk.Interrupt:
                Interlocked.Increment(ref _round);
                _cells?.Interrupt();
                break;
            case Answer answer when _question is not null:
                await AskAsync(null).ConfigureAwait(false);
                _cells?.Answer(new GiveInput(answer.Text, ""));
                break;
        }
    }

    /// <summary>Sends a message to the page, if there is one.</summary>
    public Task SendAsync(ServerMessage message) => _connection?.SendAsync(message) ?? Task.CompletedTask;

    /// <summary>Closes the socket after what waits was sent.</summary>
    public async Task SayGoodbyeAsync()
    {
        if (Interlocked.Exchange(ref _connection, null) is not { } connection) return;
        connection.Complete();
        await connection.Ended.ConfigureAwait(false);
    }

    /// <summary>Ends the host, because nobody has used it for long.</summary>
    public async Task RetireAsync()
    {
        await _jobs.Writer.WriteAsync(new(_round, new Restart()) { Why = "Its process was ended, because it had nothing to do for long. Variables are gone; run what you need again." }, _end.Token).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        _jobs.Writer.TryComplete();
        _connection?.End();
        if (_cells is { } cells) await cells.DisposeAsync().ConfigureAwait(false);
        await Task.WhenAll(_working).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        // The cell that ended last may have begun another host.
        if (_cells is { } last) await last.DisposeAsync().ConfigureAwait(false);
    }

    private async Task WaitInLineAsync(Run run)
    {
        var number = run.Moved is null ? 0 : Interlocked.Increment(ref _latest);
        await SetAsync(new State(run.Cell, "waiting"), unlessRunning: true).ConfigureAwait(false);
        if (run.Moved is { } moved) Outdate(moved);
        await _jobs.Writer.WriteAsync(new(_round, run) { Number = number }, _end.Token).ConfigureAwait(false);
    }

    // A parameter was moved: what runs from its cell on shows an old position, and may never end.
    private void Outdate(int moved)
    {
        lock (_gate)
        {
            if (_line is not { } line || line.Cell < moved) return;
            line.IsOutdated = true;
            // Inside the lock, so that it cannot reach the run that comes next.
            _cells?.Interrupt();
        }
    }

    private async Task WorkAsync()
    {
        try
        {
            await foreach (var job in _jobs.Reader.ReadAllAsync(_end.Token).ConfigureAwait(false))
            {
                switch (job.Message)
                {
                    case Restart:
                        await RestartAsync(job.Why).ConfigureAwait(false);
                        break;
                    case Warm:
                        await StartAsync().ConfigureAwait(false);
                        break;
                    // A newer position of the slider has come meanwhile.
                    case Run { Moved: not null } run when job.Number != _latest:
                        await SetAsync(new State(run.Cell, "none"), onlyWaiting: true).ConfigureAwait(false);
                        break;
                    case Run run when job.Round != _round:
                        await SetAsync(new State(run.Cell, "none"), unlessRunning: true).ConfigureAwait(false);
                        break;
                    case Run run:
                        await WhileBusyAsync(run.Cell, () => RunLineAsync(run, job.Round)).ConfigureAwait(false);
                        break;
                    case Compare when job.Round != _round:
                        await SetAsync(new State(job.Exercise!.Aside, "none"), onlyWaiting: true).ConfigureAwait(false);
                        break;
                    case Compare:
                        await WhileBusyAsync(job.Exercise!.Aside, () => CompareAsync(job.Exercise, job.Round)).ConfigureAwait(false);
                        break;
                }
            }
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

    private async Task WhileBusyAsync(int cell, Func<Task> runAsync)
    {
        _isBusy = true;
        try
        {
            await runAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (e is not (OperationCanceledException or ObjectDisposedException))
        {
            // A page that waits for ever would be worse than one that says what is wrong with this program.
            await SetAsync(new State(cell, "failed", $"This program failed while it ran the cell: {e.Message}")).ConfigureAwait(false);
        }

        lock (_gate) _line = null;
        if (_host.Now == "running") await TellAsync(new Host("ready")).ConfigureAwait(false);
        LastUsed = Environment.TickCount64;
        _isBusy = false;
    }

    private async Task RunLineAsync(Run run, int round) => await RunLineAsync(Needed(run), run.Cell, round).ConfigureAwait(false);

    /// <returns>Whether all of them have run.</returns>
    private async Task<bool> RunLineAsync(IReadOnlyList<int> cells, int target, int round)
    {
        var line = new Line(round);
        lock (_gate) _line = line;
        foreach (var number in cells) await SetAsync(new State(number, "waiting")).ConfigureAwait(false);
        for (var i = 0; i < cells.Count; i++)
        {
            lock (_gate) line.Cell = cells[i];
            var goesOn = !IsOver(line) && await StartAsync().ConfigureAwait(false) && await RunCellAsync(cells[i], target, line).ConfigureAwait(false);
            if (goesOn) continue;
            foreach (var number in cells.Skip(i)) await SetAsync(new State(number, "none"), onlyWaiting: true).ConfigureAwait(false);
            return false;
        }

        return true;
    }

    private bool IsOver(Line line) => line.IsOutdated || line.Round != _round || _end.IsCancellationRequested;

    /// <summary>Runs a check with the solution of its exercise. The reader's own text, and what it has declared, stay.</summary>
    private async Task CompareAsync(Exercise exercise, int round)
    {
        var above = Needed(new(exercise.Starter));
        if (await RunLineAsync(above[..^1], exercise.Check, round).ConfigureAwait(false) && await StartAsync().ConfigureAwait(false))
            await RunCellAsync(exercise, round).ConfigureAwait(false);
        else
            await SetAsync(new State(exercise.Aside, "failed", "What it needs above has not run.")).ConfigureAwait(false);
    }

    private async Task RunCellAsync(Exercise exercise, int round)
    {
        var number = exercise.Aside;
        var line = new Line(round) { Cell = exercise.Check };
        lock (_gate) _line = line;
        await BeginAsync(number).ConfigureAwait(false);
        var run = await InterruptibleAsync(line, cells => cells.EvaluateAsync(number, exercise.Solved, allowsInput: false)).ConfigureAwait(false);
        _growing.End(number);
        if (_end.IsCancellationRequested) return;
        var state = IsSilent(line, run) ? new State(number, "none") : Verdicts.Of(run) with { Cell = number };
        foreach (var output in Verdicts.OutputsOf(run)) _outputs.Add(number, output);
        await SetAsync(state).ConfigureAwait(false);
        if (run.Ending.HasLostHost) await LoseAsync(state.Note!, exercise.Check).ConfigureAwait(false);
    }

    private async Task BeginAsync(int number)
    {
        _outputs.Begin(number);
        await SetAsync(new State(number, "running")).ConfigureAwait(false);
        await TellAsync(new Host("running")).ConfigureAwait(false);
    }

    // The reader has interrupted nothing, and the newest position runs next.
    private static bool IsSilent(Line line, CellRun run) => line.IsOutdated && !run.Ending.HasLostHost && run.Ending is not CellEnding.Completed;

    private Task<CellRun> InterruptibleAsync(Line line, Func<LiveCells, Task<CellRun>> run)
    {
        var running = run(_cells!);
        // It may have been interrupted just before it could be.
        if (IsOver(line)) _cells!.Interrupt();
        return running;
    }

    /// <summary>The cells to run, in order: from the first one that has not run as it is now, up to the one asked for.</summary>
    private List<int> Needed(Run run)
    {
        int[] above = [.. _sources.Cells.Select(cell => cell.Number).Where(number => number <= run.Cell)];
        var first = run.Through ? 0 : Array.FindIndex(above, number => number == run.Cell || !_ran.TryGetValue(number, out var source) || source != _sources[number].Source);
        // What ran below was built on the old text.
        if (above[first] != run.Cell || _ran.GetValueOrDefault(run.Cell) != _sources[run.Cell].Source)
            foreach (var later in _ran.Keys.Where(number => number >= above[first]).ToList()) _ran.TryRemove(later, out _);
        return [.. above[first..]];
    }

    /// <returns>Whether the next cell may run.</returns>
    private async Task<bool> RunCellAsync(int number, int target, Line line)
    {
        var cell = _sources[number];
        await BeginAsync(number).ConfigureAwait(false);
        var run = await InterruptibleAsync(line, cells => cells.RunAsync(number, cell, allowsInput: true)).ConfigureAwait(false);
        _growing.End(number);
        if (_end.IsCancellationRequested) return false;
        await AskAsync(null).ConfigureAwait(false);
        if (IsSilent(line, run))
        {
            await SetAsync(new State(number, "none")).ConfigureAwait(false);
            return false;
        }

        foreach (var output in Verdicts.OutputsOf(run)) _outputs.Add(number, output);
        var state = Verdicts.Of(run);
        // Another cell may have killed the process while this one ran.
        if (state.Cell != number) await SetAsync(new State(number, "none")).ConfigureAwait(false);
        if (run.Ending.HasLostHost)
        {
            await SetAsync(state).ConfigureAwait(false);
            await LoseAsync(state.Note!, number).ConfigureAwait(false);
            return false;
        }

        // A check that fails, and a cell that shows an error, are something to look at. What comes below can run.
        var isCheck = Markers.Read(cell.Source).Check is not null;
        var failed = state.Now != "done";
        if (!failed || isCheck) _ran[number] = cell.Source;
        if (failed && !isCheck && number != target) state = state with { Note = state.Note ?? $"It has to run before cell {target}." };
        await SetAsync(state).ConfigureAwait(false);
        return !failed || (isCheck && state.Now == "failed");
    }

    private async Task<bool> StartAsync()
    {
        _cells ??= new(Path.GetFileName(_path), Folder, _compilers, OnEvent, OnIdleDeath, showsGrowth: true);
        if (_cells.TryStart(out var problem))
        {
            if (_host.Now is "none" or "ended" or "lost") await TellAsync(new Host("ready")).ConfigureAwait(false);
            return true;
        }

        await TellAsync(new Host("lost", $"The process that runs cells could not be started: {problem}")).ConfigureAwait(false);
        return false;
    }

    private async Task RestartAsync(string? why)
    {
        if (_cells is { } cells) await cells.DisposeAsync().ConfigureAwait(false);
        _cells = null;
        _ran.Clear();
        _growing.End(null);
        await AskAsync(null).ConfigureAwait(false);
        if (why is null) _outputs.Clear();
        State[] states;
        lock (_gate) states = [.. _states.Values];
        foreach (var state in states) await SetAsync(new State(state.Cell, "none")).ConfigureAwait(false);
        await TellAsync(why is null ? new Host("none") : new Host("ended", why)).ConfigureAwait(false);
    }

    private void OnEvent(Event message)
    {
        if (message is not InputRequested question)
        {
            if (!_growing.Take(message)) _outputs.Take(message);
            return;
        }

        if (_connection is null) _cells!.Answer(new GiveInput(null, "the page that could answer has been closed"));
        // The host is not read while this runs, so sending must not wait for the page.
        else _ = AskAsync(new Question(question.Cell, question.Prompt, question.IsPassword));
    }

    private void OnIdleDeath(Death death, int latest)
    {
        var why = Running.Judge.Describe(death).Message;
        _ = LoseAsync($"{why.TrimEnd('.')}. All variables are gone.", death.Cell ?? latest);
    }

    private async Task LoseAsync(string why, int cell)
    {
        _ran.Clear();
        _growing.End(null);
        State[] states;
        lock (_gate) states = [.. _states.Values.Where(state => state.Now == "done")];
        foreach (var state in states) await SetAsync(new State(state.Cell, "none")).ConfigureAwait(false);
        await TellAsync(new Host("lost", why, cell)).ConfigureAwait(false);
    }

    private async Task SetAsync(State state, bool unlessRunning = false, bool onlyWaiting = false)
    {
        lock (_gate)
        {
            var now = _states.GetValueOrDefault(state.Cell)?.Now;
            if ((unlessRunning && now == "running") || (onlyWaiting && now != "waiting")) return;
            _states[state.Cell] = state;
        }

        await SendAsync(state).ConfigureAwait(false);
    }

    private async Task TellAsync(Host host)
    {
        lock (_gate)
        {
            if (_host == host) return;
            _host = host;
        }

        await SendAsync(host).ConfigureAwait(false);
    }

    private async Task AskAsync(Question? question)
    {
        if (question is null && _question is null) return;
        _question = question;
        await SendAsync(question ?? new Question(null, "", false)).ConfigureAwait(false);
    }

    private void Signal()
    {
        if (_changed.CurrentCount == 0) _changed.Release();
    }

    private async Task SendChangesAsync()
    {
        try
        {
            while (true)
            {
                await _changed.WaitAsync(_end.Token).ConfigureAwait(false);
                // Without a page nothing is rendered: the next one gets everything.
                if (_connection is null) continue;
                foreach (var figure in _growing.TakeChanged()) await SendAsync(figure).ConfigureAwait(false);
                await Task.Delay(await _sender.SendAsync().ConfigureAwait(false), _end.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The session ends.
        }
    }

    /// <summary>Something to do, in the order in which it was asked for.</summary>
    private sealed record Job(int Round, ClientMessage Message)
    {
        public int Number { get; init; }

        public Exercise? Exercise { get; init; }

        public string? Why { get; init; }
    }
}
