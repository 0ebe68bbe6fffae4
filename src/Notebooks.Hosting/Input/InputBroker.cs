using Notebooks.Hosting.Attribution;
using Notebooks.Protocol;

namespace Notebooks.Hosting.Input;

/// <summary>Asks the person who runs the notebook, one question at a time, while a cell runs that may ask.</summary>
internal sealed class InputBroker(Outbox outbox)
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Lock _gate = new();
    private TaskCompletionSource<string>? _pending;
    private bool _open;

    public void Open(bool allowed)
    {
        lock (_gate) _open = allowed;
    }

    /// <summary>Called when the cell has ended. An open question fails, because it would wait without end.</summary>
    public void Close() => Stop(new InvalidOperationException("The cell that asked for input has ended."));

    public void Interrupt()
    {
        lock (_gate) _pending?.TrySetException(new OperationCanceledException("The cell was interrupted while it waited for input."));
    }

    public void Take(GiveInput input)
    {
        lock (_gate)
        {
            if (input.Text is { } text) _pending?.TrySetResult(text);
            else _pending?.TrySetException(new InvalidOperationException(input.Refusal));
        }
    }

    /// <summary>Asks.</summary>
    /// <exception cref="InvalidOperationException">Nobody is there to ask.</exception>
    /// <exception cref="OperationCanceledException">The cell was interrupted.</exception>
    public async Task<string> AskAsync(string prompt, bool isPassword)
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            return await Begin(prompt, isPassword).ConfigureAwait(false);
        }
        finally
        {
            lock (_gate) _pending = null;
            _turn.Release();
        }
    }

    private Task<string> Begin(string prompt, bool isPassword)
    {
        var answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (!_open) throw Nobody(prompt);
            _pending = answer;
        }
        outbox.Send(new InputRequested(CurrentCell.Number, prompt, isPassword));
        return answer.Task;
    }

    private void Stop(Exception reason)
    {
        lock (_gate)
        {
            _open = false;
            _pending?.TrySetException(reason);
        }
    }

    private static InvalidOperationException Nobody(string prompt) => new(prompt.Length == 0
        ? "The cell reads from the console, but this run has no input. Put the text into a variable, or read it from a file."
        : $"Nobody is there to answer \"{prompt}\": this run has no input. Put the value into the cell, a file or an environment variable.");
}
