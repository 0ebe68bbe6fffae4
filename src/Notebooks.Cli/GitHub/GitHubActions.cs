using Notebooks.Reporting;

namespace Notebooks.Cli.GitHub;

/// <summary>What a job on GitHub Actions can be told beside its log: annotations of lines, and a summary page.</summary>
/// <param name="workspace">Folder of the checkout, to which paths are relative.</param>
/// <param name="summaryFile">File to which the summary is added, or null.</param>
internal sealed class GitHubActions(string workspace, string? summaryFile)
{
    private readonly string _token = Guid.NewGuid().ToString("N");
    private bool _isStopped;

    /// <summary>The job this process runs in, or null elsewhere.</summary>
    public static GitHubActions? Detect(Func<string, string?> variable) => variable("GITHUB_ACTIONS") != "true" ? null
        : new(variable("GITHUB_WORKSPACE") is { Length: > 0 } folder ? folder : Directory.GetCurrentDirectory(),
            variable("GITHUB_STEP_SUMMARY") is { Length: > 0 } file ? file : null);

    /// <summary>From now on the log is text: what a notebook prints, or throws, gives no orders to the job.</summary>
    public void StopCommands(TextWriter log)
    {
        log.WriteLine($"::stop-commands::{_token}");
        _isStopped = true;
    }

    /// <summary>From now on the log gives orders again. What is left of the job needs that, whatever became of the run.</summary>
    public void ResumeCommands(TextWriter log)
    {
        if (_isStopped) log.WriteLine($"::{_token}::");
        _isStopped = false;
    }

    /// <summary>Marks the lines of the failures.</summary>
    public void Annotate(RunReport report, TextWriter log)
    {
        ResumeCommands(log);
        foreach (var line in Annotations.Of(report, workspace)) log.WriteLine(line);
    }

    /// <summary>Adds the report to the page of the job.</summary>
    /// <returns>What went wrong, or null.</returns>
    public string? Summarize(RunReport report)
    {
        if (summaryFile is null) return null;
        try
        {
            File.AppendAllText(summaryFile, JobSummary.Of(report));
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"the job summary cannot be written: {e.Message}";
        }
    }
}
