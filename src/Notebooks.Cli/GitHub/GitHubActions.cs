using Notebooks.Reporting;

namespace Notebooks.Cli.GitHub;

/// <summary>Gives a job on GitHub Actions more than its log: annotations of lines, and a summary page.</summary>
/// <param name="workspace">Folder of the checkout, to which paths are relative.</param>
/// <param name="summaryFile">File to which the summary is added, or null.</param>
internal sealed class GitHubActions(string workspace, string? summaryFile)
{
    private readonly string _token = Guid.NewGuid().ToString("N");
    private bool _stopped;

    /// <summary>The job this process runs in, or null elsewhere.</summary>
    public static GitHubActions? Detect(Func<string, string?> variable) => variable("GITHUB_ACTIONS") != "true" ? null
        : new(variable("GITHUB_WORKSPACE") is { Length: > 0 } folder ? folder : Directory.GetCurrentDirectory(),
            variable("GITHUB_STEP_SUMMARY") is { Length: > 0 } file ? file : null);

    /// <summary>From now on the log is text, so that the output of a notebook cannot give commands to the job.</summary>
    public void StopCommands(TextWriter log)
    {
        if (!_stopped) log.WriteLine($"::stop-commands::{_token}");
        _stopped = true;
    }

    /// <summary>From now on the log may contain workflow commands again.</summary>
    public void ResumeCommands(TextWriter log)
    {
        if (_stopped) log.WriteLine($"::{_token}::");
        _stopped = false;
    }

    /// <summary>Marks the lines of the failures. From then on the log may contain workflow commands.</summary>
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
