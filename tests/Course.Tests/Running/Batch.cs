namespace Course.Tests.Running;

/// <summary>Notebooks that run together, two or more at a time. Each result is there as soon as its notebook has ended.</summary>
internal sealed class Batch
{
    private readonly Dictionary<string, TaskCompletionSource<NotebookResult>> _results;
    private readonly string[] _files;

    /// <summary>A batch that is still to be run.</summary>
    /// <param name="notebooks">By name, their files.</param>
    public Batch(IReadOnlyDictionary<string, string> notebooks)
    {
        _files = [.. notebooks.Values];
        _results = notebooks.ToDictionary(n => n.Key, _ => new TaskCompletionSource<NotebookResult>(TaskCreationOptions.RunContinuationsAsynchronously));
        var byFile = notebooks.ToDictionary(n => n.Value, n => _results[n.Key]);
        Finished = e => byFile[e.Notebook].TrySetResult(e.Result);
    }

    private Action<NotebookFinished> Finished { get; }

    /// <summary>What became of a notebook.</summary>
    public Task<NotebookResult> ResultAsync(string name) => _results[name].Task;

    /// <summary>Runs them. It does not throw: what goes wrong is in every result that is not there yet.</summary>
    public async Task RunAsync(RunOptions options)
    {
        try
        {
            await using var runner = new NotebookRunner();
            await runner.RunAsync(_files, options, e =>
            {
                if (e is NotebookFinished { Result.WillBeRetried: false } finished) Finished(finished);
            });
        }
        catch (Exception e)
        {
            foreach (var missing in _results.Values) missing.TrySetException(e);
        }
    }
}
