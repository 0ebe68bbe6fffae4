using Notebooks.Compiling;
using Notebooks.Processes;
using Notebooks.Protocol;
using Notebooks.Sessions;
using Notebooks.Workspaces.Language;

namespace Notebooks.Jupyter.Execution;

/// <summary>Runs cells in the order in which they come, and says in the kernel's words how they ended.</summary>
internal sealed class CellEngine : IAsyncDisposable
{
    private readonly string _folder;
    private readonly CachePaths _cache;
    private readonly CompilerService _compilers;
    private readonly LiveCells _cells;
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
        _compilers = new(_cache, LiveCells.CompileLimit, LiveCells.RestoreLimit);
        _cells = new(Tracebacks.Notebook, folder, _compilers, onEvent, (death, latest) => onIdleDeath(Tracebacks.Of(death, latest), death.Cell));
    }

    /// <summary>The context of code that is written now.</summary>
    public CodeContext Context => new(_folder, _cache.Packages, [.. _cells.Submissions]);

    /// <summary>Starts a host ahead of the first cell.</summary>
    public void WarmUp() => _cells.TryStart(out _);

    /// <summary>Runs a cell.</summary>
    public Task<CellOutcome> ExecuteAsync(CellRequest request, string code)
    {
        // The first cell shows the note, because nobody looks into the log of a kernel.
        if (Interlocked.Exchange(ref _note, null) is { } note) _onEvent(new TextWritten(request.Number, IsError: true, $"{note}\n"));
        return OutcomeOfAsync(() => _cells.RunAsync(request.Number, code, request.AllowsInput));
    }

    /// <summary>Runs an expression between two cells; nothing of it stays.</summary>
    public Task<CellOutcome> EvaluateAsync(CellRequest request, string expression) => OutcomeOfAsync(() => _cells.EvaluateAsync(request.Number, expression, request.AllowsInput));

    /// <summary>Stops the cell that runs, if one does.</summary>
    public void Interrupt() => _cells.Interrupt();

    /// <summary>Answers the question of the cell that runs.</summary>
    public void Answer(GiveInput input) => _cells.Answer(input);

    public async ValueTask DisposeAsync()
    {
        await _cells.DisposeAsync().ConfigureAwait(false);
        await _compilers.DisposeAsync().ConfigureAwait(false);
    }

    // If there is no host, every cell tries again to start one, and reports the problem.
    private async Task<CellOutcome> OutcomeOfAsync(Func<Task<CellRun>> run) =>
        _cells.TryStart(out var problem) ? CellOutcome.Of(await run().ConfigureAwait(false))
        : Tracebacks.Lost("ProcessNotStarted", $"The process that runs cells could not be started: {problem}", []);
}
