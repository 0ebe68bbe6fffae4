using System.ComponentModel;
using Notebooks.Compiling;
using Notebooks.Compiling.Packages;
using Notebooks.Formats;
using Notebooks.Inspecting;
using Notebooks.Planning;
using Notebooks.Processes;
using Notebooks.Protocol;

namespace Notebooks.Sessions;

/// <summary>
/// Cells that a reader runs one by one, in any order: what every front end with a reader has in common. A lost host is
/// replaced. There is no time limit, because the reader can interrupt.
/// </summary>
internal sealed class LiveCells : IAsyncDisposable
{
    /// <summary>How long the compiler may take for one cell.</summary>
    public static readonly TimeSpan CompileLimit = TimeSpan.FromSeconds(60);

    /// <summary>How long restoring packages may take.</summary>
    public static readonly RestoreLimit RestoreLimit = new(TimeSpan.FromMinutes(10));

    private static readonly TimeSpan FarewellLimit = TimeSpan.FromSeconds(1.5);

    private readonly NotebookSession _session;

    /// <param name="name">File name of the notebook, which documents and stack traces carry.</param>
    /// <param name="folder">Full path of its folder.</param>
    /// <param name="compilers">Compiles the cells.</param>
    /// <param name="onEvent">Takes outputs and questions, one at a time.</param>
    /// <param name="onIdleDeath">Told when the host ends while no cell runs, with the latest cell.</param>
    /// <param name="showsGrowth">Whether <paramref name="onEvent"/> takes figures that grow.</param>
    public LiveCells(string name, string folder, CompilerService compilers, Action<Event> onEvent, Action<Death, int> onIdleDeath, bool showsGrowth = false)
    {
        var notice = new RestoreNotice(line => onEvent(new TextWritten(Cell: null, IsError: true, line)), TimeProvider.System);
        _session = new(new()
        {
            Name = name,
            Folder = folder,
            StartHost = () => HostConversation.Start(new(folder) { ShowsGrowth = showsGrowth }),
            StartBackEnd = _ => new CompiledCells(compilers.StartChain(folder, notice.Take)),
            OnEvent = onEvent,
            OnIdleDeath = onIdleDeath,
            ReplacesHost = true,
        });
    }

    /// <summary>The submissions that a new cell would build on, first to last.</summary>
    public IReadOnlyList<Submission> Submissions => _session.Submissions;

    /// <summary>Starts a host unless there is one. If that fails, the next cell tries again.</summary>
    /// <param name="problem">Why there is no host, when there is none.</param>
    public bool TryStart(out string problem)
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

    /// <summary>Runs a cell of C# that is in no file. There must be a host.</summary>
    public Task<CellRun> RunAsync(int number, string source, bool allowsInput) => _session.RunAsync(number, source, allowsInput);

    /// <summary>Runs a cell of a notebook. There must be a host.</summary>
    public Task<CellRun> RunAsync(int number, Cell cell, bool allowsInput) => _session.RunAsync(number, cell, allowsInput);

    /// <summary>Runs an expression between two cells; nothing of it stays. There must be a host.</summary>
    public Task<CellRun> EvaluateAsync(int number, string expression, bool allowsInput) => _session.EvaluateAsync(number, expression, allowsInput);

    /// <summary>Stops the cell that runs, if one does.</summary>
    public void Interrupt() => _session.Interrupt();

    /// <summary>Answers the question of the cell that runs.</summary>
    public void Answer(GiveInput input) => _session.Answer(input);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        using (var limit = new CancellationTokenSource(FarewellLimit))
        {
            try { await _session.FinishAsync(limit.Token).ConfigureAwait(false); }
            catch (OperationCanceledException) { }
        }
        await _session.DisposeAsync().ConfigureAwait(false);
    }
}
