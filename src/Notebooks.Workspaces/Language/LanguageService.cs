using System.ComponentModel;
using Notebooks.Compiling;
using Notebooks.Processes;

namespace Notebooks.Workspaces.Language;

/// <summary>
/// Answers questions about code, in a process of its own. Text can kill or block the compiler, and the completion of a word
/// must not end the program that a reader uses. If the process does not answer in time, the client gets an empty answer, because this help is
/// optional.
/// </summary>
internal sealed class LanguageService : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    // The time of the first answer includes the start of a process, and of the compiler in it, on a machine that may be busy.
    private static readonly TimeSpan FirstLimit = TimeSpan.FromSeconds(60);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private WorkerProcess? _worker;
    private bool _hasAnswered;
    private Task? _starting;

    /// <summary>Process id of the worker, while there is one.</summary>
    public int? WorkerId => _worker?.Id;

    /// <summary>Starts the process ahead of the first question, unless that has been done before.</summary>
    public void Start() => _starting ??= Task.Run(StartAsync);

    public async Task<Completions> CompleteAsync(CodeContext context, string code, int position) =>
        await AskAsync(new(Question.Complete, context, code, position), LanguageWire.ReadCompletions).ConfigureAwait(false) ?? new(position, position, []);

    /// <returns>The description, or null.</returns>
    public async Task<Inspection?> InspectAsync(CodeContext context, string code, int position) =>
        await AskAsync(new(Question.Inspect, context, code, position), LanguageWire.ReadInspection).ConfigureAwait(false) is { Plain.Length: > 0 } found ? found : null;

    /// <returns>What the compiler says, or null when it did not answer.</returns>
    public Task<CodeProblems?> DiagnoseAsync(CodeContext context, string code) => AskAsync(new(Question.Diagnose, context, code, 0), LanguageWire.ReadProblems);

    public async Task<Completeness> IsCompleteAsync(string code) =>
        await AskAsync(new(Question.IsComplete, new("", "", []), code, 0), LanguageWire.ReadCompleteness).ConfigureAwait(false) ?? new("unknown", "");

    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        if (_starting is not null)
        {
            await _starting.ConfigureAwait(false);
            await StopAsync().ConfigureAwait(false);
        }
        _turn.Dispose();
    }

    private async Task StartAsync()
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            _worker ??= new(LanguageWorker.Mode);
        }
        catch (Exception e) when (e is IOException or Win32Exception)
        {
            // The first question tries again.
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<T?> AskAsync<T>(LanguageRequest request, Func<BinaryReader, T> read) where T : class
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            var worker = _worker ??= new(LanguageWorker.Mode);
            using var limit = new CancellationTokenSource(_hasAnswered ? Limit : FirstLimit);
            await worker.Questions.SendAsync(to => LanguageWire.Write(to, request), limit.Token).ConfigureAwait(false);
            if (await worker.Answers.ReadAsync(read, limit.Token).ConfigureAwait(false) is { } answer)
            {
                _hasAnswered = true;
                return answer;
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or InvalidDataException or Win32Exception)
        {
            // The process hangs, is gone, sends nonsense, or cannot be started. The next question gets a new process.
        }
        finally
        {
            _turn.Release();
        }
        await StopAsync().ConfigureAwait(false);
        return null;
    }

    private async Task StopAsync()
    {
        _hasAnswered = false;
        if (Interlocked.Exchange(ref _worker, null) is { } worker) await worker.DisposeAsync().ConfigureAwait(false);
    }
}
