using System.Collections.Concurrent;
using Notebooks.Compiling;
using Notebooks.Processes;
using Notebooks.Protocol;
using Notebooks.Serve.Talk;
using Notebooks.Sessions;

namespace Notebooks.Serve.Reading;

/// <summary>The process in which the cells of a session run. It is started when it is needed, and after it has ended another one is.</summary>
/// <param name="path">Path of the notebook.</param>
/// <param name="compilers">Compiles the cells.</param>
/// <param name="page">Is told what becomes of the process.</param>
/// <param name="outputs">Take what cells put out.</param>
internal sealed class CellHost(string path, CompilerService compilers, LivePage page, PageOutputs outputs) : IAsyncDisposable
{
    // A host may end at any time, and nothing has run in the next one.
    private readonly ConcurrentDictionary<int, string> _ran = [];
    private LiveCells? _cells;

    /// <summary>Whether there may be a process.</summary>
    public bool IsThere => _cells is not null;

    /// <summary>The cells that have run in the process: by number, their text then.</summary>
    public IDictionary<int, string> Ran => _ran;

    /// <summary>Starts it, unless it runs.</summary>
    /// <returns>Whether it runs. If not, the page says why.</returns>
    public async Task<bool> StartAsync()
    {
        _cells ??= new(Path.GetFileName(path), Path.GetDirectoryName(Path.GetFullPath(path))!, compilers, OnEvent, OnIdleDeath, showsGrowth: true);
        if (_cells.TryStart(out var problem))
        {
            if (page.Host is "none" or "ended" or "lost") await page.TellAsync(new Host("ready")).ConfigureAwait(false);
            return true;
        }

        await page.TellAsync(new Host("lost", $"The process that runs cells could not be started: {problem}")).ConfigureAwait(false);
        return false;
    }

    /// <summary>Runs something in it. It was started before.</summary>
    public Task<CellRun> RunAsync(Func<LiveCells, Task<CellRun>> run) => run(_cells!);

    /// <summary>Ends the cell that runs, if one does.</summary>
    public void Interrupt() => _cells?.Interrupt();

    /// <summary>Gives the cell that runs what it has asked for.</summary>
    public void Answer(string text) => _cells?.Answer(new GiveInput(text, ""));

    /// <summary>Ends it. The next one is started when it is needed.</summary>
    /// <param name="why">A sentence for the reader, whose outputs stay then; null when the reader has asked for it.</param>
    public async Task RestartAsync(string? why)
    {
        await DisposeAsync().ConfigureAwait(false);
        _cells = null;
        _ran.Clear();
        outputs.End(null);
        await page.AskAsync(null).ConfigureAwait(false);
        if (why is null) outputs.Clear();
        await page.ForgetAsync().ConfigureAwait(false);
        await page.TellAsync(why is null ? new Host("none") : new Host("ended", why)).ConfigureAwait(false);
    }

    /// <summary>It has ended by itself.</summary>
    /// <param name="why">A sentence for the reader.</param>
    /// <param name="cell">The cell that ran, or that ran last.</param>
    public async Task LoseAsync(string why, int cell)
    {
        _ran.Clear();
        outputs.End(null);
        await page.ForgetAsync("done").ConfigureAwait(false);
        await page.TellAsync(new Host("lost", why, cell)).ConfigureAwait(false);
    }

    public ValueTask DisposeAsync() => _cells?.DisposeAsync() ?? ValueTask.CompletedTask;

    private void OnEvent(Event message)
    {
        if (message is not InputRequested question)
        {
            outputs.Take(message);
            return;
        }

        if (!page.IsThere) _cells!.Answer(new GiveInput(null, "the page that could answer has been closed"));
        // The host is not read while this runs, so sending must not wait for the page.
        else _ = page.AskAsync(new Question(question.Cell, question.Prompt, question.IsPassword));
    }

    private void OnIdleDeath(Death death, int latest)
    {
        var why = Running.Judge.Describe(death).Message;
        _ = LoseAsync($"{why.TrimEnd('.')}. All variables are gone.", death.Cell ?? latest);
    }
}
