using System.ComponentModel;
using Notebooks.Compiling;
using Notebooks.Compiling.Packages;
using Notebooks.Jupyter.Language;
using Notebooks.Processes;
using Notebooks.Protocol;
using Notebooks.Sessions;

namespace Notebooks.Jupyter.Execution;

/// <summary>Runs cells in the order in which they come. A lost host is replaced.</summary>
internal sealed class CellEngine : IAsyncDisposable
{
    private static readonly TimeSpan CompileLimit = TimeSpan.FromSeconds(60);
    private static readonly RestoreLimit RestoreLimit = new(TimeSpan.FromMinutes(10));
    private static readonly TimeSpan FarewellLimit = TimeSpan.FromSeconds(1.5);

    private readonly string _folder;
    private readonly CachePaths _cache;
    private readonly CompilerService _compilers;
    private readonly NotebookSession _session;
    private readonly Action<Event> _onEvent;
    private string? _note = Cultures.Note;

    /// <param name="folder">The notebook's folder.</param>
    /// <param name="cacheFolder">Folder of the compile cache, or null to use none.</param>
    /// <param name="onEvent">Takes outputs and questions, one at a time.</param>
    /// <param name="onIdleDeath">Told when the host ends while no cell runs, and which cell is to blame.</param>
    public CellEngine(string folder, string? cacheFolder, Action<Event> onEvent, Action<CellOutcome.Failed, int?> onIdleDeath)
    {
        _folder = folder;
        _onEvent = onEvent;
        _cache = CachePaths.In(cacheFolder);
        _compilers = new(_cache, CompileLimit, RestoreLimit);
        var notice = new RestoreNotice(line => onEvent(new TextWritten(Cell: null, IsError: true, line)), TimeProvider.System);
        _session = new(new()
        {
            Name = Tracebacks.Notebook,
            Folder = folder,
            StartHost = () => HostConversation.Start(new(folder)),
            StartBackEnd = _ => new CompiledCells(_compilers.StartChain(folder, notice.Take)),
            OnEvent = onEvent,
            OnIdleDeath = (death, latest) => onIdleDeath(Tracebacks.Of(death, latest), death.Cell),
            ReplacesHost = true,
        });
    }

    /// <summary>The context of code that is written now.</summary>
    public CodeContext Context => new(_folder, _cache.Packages, [.. _session.Submissions]);

    /// <summary>Starts a host ahead of the first cell.</summary>
    public void WarmUp() => TryStart(out _);

    /// <summary>Runs a cell.</summary>
    public Task<CellOutcome> ExecuteAsync(CellRequest request, string code)
    {
        // The first cell shows the note, because nobody looks into the log of a kernel.
        if (Interlocked.Exchange(ref _note, null) is { } note) _onEvent(new TextWritten(request.Number, IsError: true, $"{note}\n"));
        return OutcomeOfAsync(() => _session.RunAsync(request.Number, code, request.AllowsInput));
    }

    /// <summary>Runs an expression between two cells; nothing of it stays.</summary>
    public Task<CellOutcome> EvaluateAsync(CellRequest request, string expression) => OutcomeOfAsync(() => _session.EvaluateAsync(request.Number, expression, request.AllowsInput));

    /// <summary>Stops the cell that runs, if one does.</summary>
    public void Interrupt() => _session.Interrupt();

    /// <summary>Answers the question of the cell that runs.</summary>
    public void Answer(GiveInput input) => _session.Answer(input);

    public async ValueTask DisposeAsync()
    {
        using (var limit = new CancellationTokenSource(FarewellLimit))
        {
            try { await _session.FinishAsync(limit.Token).ConfigureAwait(false); }
            catch (OperationCanceledException) { }
        }
        await _session.DisposeAsync().ConfigureAwait(false);
        await _compilers.DisposeAsync().ConfigureAwait(false);
    }

    private async Task<CellOutcome> OutcomeOfAsync(Func<Task<CellRun>> run) =>
        TryStart(out var problem) ? CellOutcome.Of(await run().ConfigureAwait(false))
        : Tracebacks.Lost("ProcessNotStarted", $"The process that runs cells could not be started: {problem}", []);

    // If there is no host, every cell tries again to start one, and reports the problem.
    private bool TryStart(out string problem)
    {
        problem = "";
        try
        {
            _session.Start();
            return true;
        }
        catch (Exception e) when (e is IOException or Win32Exception)
        {
            problem = e.Message;
            return false;
        }
    }
}
