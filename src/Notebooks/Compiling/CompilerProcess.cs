using System.ComponentModel;
using Notebooks.Processes;

namespace Notebooks.Compiling;

/// <summary>The runner's end of the compiler worker. The worker starts on the first cache miss. It is replaced when a text crashes or blocks it.</summary>
internal sealed class CompilerProcess : IAsyncDisposable
{
    private const int MostLimits = 4;

    // Requests run one at a time, so exactly one text is to blame for a crash.
    private readonly SemaphoreSlim _turn = new(1, 1);
    private WorkerProcess? _worker;

    /// <summary>Process id of the worker, while there is one.</summary>
    public int? WorkerId => _worker?.Id;

    /// <summary>Compiles the last submission of a chain.</summary>
    /// <param name="request">The chain.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="cancellationToken">Stops it, and with it the worker.</param>
    /// <exception cref="CompilerDiedException">The compiler crashed on it or did not finish.</exception>
    public async Task<CompiledSubmission> CompileAsync(CompileRequest request, TimeSpan limit, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await AskAsync(request, limit, cancellationToken).ConfigureAwait(false);
        }
        catch (CompilerDiedException e) when (e.WasKilled)
        {
            // Somebody killed the compiler process. The text is not to blame, so it is compiled once more.
            return await AskAsync(request, limit, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<CompiledSubmission> AskAsync(CompileRequest request, TimeSpan limit, CancellationToken cancellationToken)
    {
        var worker = _worker ??= new(CompilerWorker.Mode);
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            var reading = ExchangeAsync(worker, request, giveUp.Token);
            _ = WatchAsync(worker, reading, limit, giveUp);
            if (await reading.ConfigureAwait(false) is { } answer) return answer;
        }
        catch (OperationCanceledException)
        {
            await StopAsync().ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            throw new CompilerDiedException($"the compiler did not finish within {limit.TotalSeconds:0.#} s");
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            // The pipe broke, or something else was written to it. The worker is gone or unusable. This is reported below.
        }
        await worker.EndedAsync().ConfigureAwait(false);
        await StopAsync().ConfigureAwait(false);
        if (worker.WasInterrupted) await Interruptions.IsComingAsync(cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        if (worker.WasKilled)
            throw new CompilerDiedException("the process of the compiler was killed twice, by somebody, or by a system that had no memory left. Free some memory and run it again") { IsOfText = false, WasKilled = true };
        throw new CompilerDiedException(worker.LastWords is null ? "the compiler crashed" : $"the compiler crashed ({worker.LastWords})");
    }

    private static async Task<CompiledSubmission?> ExchangeAsync(WorkerProcess worker, CompileRequest request, CancellationToken cancellationToken)
    {
        await worker.Questions.SendAsync(to => CompileWire.Write(to, request), cancellationToken).ConfigureAwait(false);
        return await worker.Answers.ReadAsync(CompileWire.ReadResult, cancellationToken).ConfigureAwait(false);
    }

    // A compiler that hangs uses the processor. A compiler that has hardly run, because the machine is busy, gets more time.
    private static async Task WatchAsync(WorkerProcess worker, Task reading, TimeSpan limit, CancellationTokenSource giveUp)
    {
        try
        {
            var before = worker.ProcessorTime;
            for (var waited = 0; waited < MostLimits; waited++)
            {
                await Task.WhenAny(reading, Task.Delay(limit, giveUp.Token)).ConfigureAwait(false);
                if (reading.IsCompleted) return;
                if (worker.ProcessorTime - before >= limit / 2) break;
            }
            await giveUp.CancelAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or ObjectDisposedException)
        {
            // The worker or the request has ended meanwhile, so there is nothing left to watch.
        }
    }

    private async Task StopAsync()
    {
        if (_worker is null) return;
        var stopping = _worker;
        _worker = null;
        await stopping.DisposeAsync().ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        _turn.Dispose();
    }
}

/// <summary>The compiler crashed on a text, or did not finish with it.</summary>
internal sealed class CompilerDiedException(string message) : Exception(message)
{
    /// <summary>Whether the text caused it. If not, the compiler was killed or could not be used.</summary>
    public bool IsOfText { get; init; } = true;

    /// <summary>Whether somebody killed the process, which says nothing about the text.</summary>
    public bool WasKilled { get; init; }
}
