using Notebooks.Formats;
using Notebooks.Reporting;
using Notebooks.Running;

namespace Notebooks.Cli.Reports;

/// <summary>Keeps the results for a report. When a notebook runs again, its new result replaces the old one.</summary>
internal sealed class RunRecord(int rounds, string? shard, ExecutedFiles? files)
{
    private readonly DateTimeOffset _startedAt = DateTimeOffset.UtcNow;
    private readonly long _started = TimeProvider.System.GetTimestamp();
    private readonly Dictionary<Run, ReportedNotebook> _ended = [];

    /// <summary>Takes the events of one run of several.</summary>
    public Action<RunEvent> ForRound(int round)
    {
        Dictionary<string, Notebook> begun = [];
        return e =>
        {
            // The event has the notebook that was run. Its file may have been edited or deleted by now.
            if (e is NotebookStarted started && (started.Document ?? TryRead(e.Notebook)) is { } notebook) begun[e.Notebook] = notebook;
            if (e is not NotebookFinished(var path, var result)) return;
            begun.Remove(path, out var source);
            _ended[new(round, path)] = ReportedResults.From(result, source, round, source is null ? null : files?.Write(source, result, round));
        };
    }

    /// <summary>Whether all these notebooks passed in every round, by the last result of each.</summary>
    public bool AllPassed(IReadOnlyList<string> notebooks)
    {
        for (var round = 1; round <= rounds; round++)
            if (!notebooks.All(n => _ended.GetValueOrDefault(new(round, n)) is { Verdict: Verdict.Passed })) return false;
        return true;
    }

    /// <param name="notebooks">The notebooks to report of, in their order.</param>
    public RunReport Report(IReadOnlyList<string> notebooks) => new()
    {
        StartedAt = _startedAt,
        Milliseconds = Math.Round(TimeProvider.System.GetElapsedTime(_started).TotalMilliseconds, 1),
        Shard = shard,
        Runs = rounds,
        Notebooks = [.. Enumerable.Range(1, rounds).SelectMany(round => notebooks.Select(n => _ended.GetValueOrDefault(new(round, n)) ?? ReportedResults.NotRun(n, round)))],
    };

    // A class: code for a tuple of values would be compiled at the end of every run.
    private sealed record Run(int Round, string Notebook);

    private static Notebook? TryRead(string path)
    {
        try { return NotebookFile.Read(path); }
        catch (NotebookFormatException) { return null; }
    }
}
