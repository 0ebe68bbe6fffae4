using System.CommandLine;
using Notebooks.Cli.GitHub;
using Notebooks.Cli.Rendering;
using Notebooks.Cli.Reports;
using Notebooks.Cli.Streams;
using Notebooks.Reporting;
using Notebooks.Running;

namespace Notebooks.Cli.Commands;

internal static class MergeCommand
{
    public static Command Create()
    {
        var folders = new Argument<string[]>("folders") { Description = "What `nb run --shard i/n --out` wrote: one folder for each shard.", Arity = ArgumentArity.OneOrMore };
        var outFolder = new Option<string>("--out") { Description = "Write the report of all of them to this folder.", HelpName = "folder", Required = true };

        var command = new Command("merge", "Joins the reports of shards. It fails when anything in them failed, or a shard is missing.") { folders, outFolder };
        command.SetAction(parsed => Merge(parsed.GetValue(folders)!, parsed.GetRequiredValue(outFolder)));
        return command;
    }

    private static int Merge(string[] folders, string outFolder)
    {
        if (File.Exists(outFolder))
            throw new UsageException($"--out {outFolder} is a file; choose a folder.");
        if (folders.FirstOrDefault(f => Path.TrimEndingDirectorySeparator(Path.GetFullPath(f)) == Path.TrimEndingDirectorySeparator(Path.GetFullPath(outFolder))) is { } same)
            throw new UsageException($"--out {outFolder} is also one of the folders to merge ({same}); choose another.");

        RunReport report;
        IReadOnlyList<string> missing, problems;
        try
        {
            var files = new MergedFiles(outFolder);
            (string Folder, RunReport Report)[] parts = [.. folders.Select(f => (f, ResultsJson.Read(Path.Combine(f, ResultsJson.FileName))))];
            // This call only checks the reports, so that nothing is written when they do not belong together.
            MergedReport.Of(parts, out _);
            parts = [.. parts.Select(p => (p.Folder, files.Copy(p.Folder, p.Report)))];
            report = MergedReport.Of(parts, out missing);
            problems = ReportFiles.Write(report, outFolder);
        }
        catch (ReportException e)
        {
            throw new UsageException(e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"the merged report cannot be written: {e.Message}");
        }

        foreach (var unwritten in problems)
            Say.Wrong(unwritten);
        foreach (var shard in missing)
            Say.Wrong($"shard {shard} is missing: its machine has left no report, or its folder was not given.");
        if (GitHubActions.Detect(Environment.GetEnvironmentVariable)?.Summarize(report) is { } problem)
            Say.Wrong(problem);

        var (passed, failed, notRun) = (report.Count(Verdict.Passed), report.Count(Verdict.Failed), report.Count(Verdict.NotRun));
        foreach (var notebook in report.Notebooks.Where(n => n.Verdict != Verdict.Passed))
            Say.Line($"{Text.Mark(notebook.Verdict, new Paint(false))} {notebook.Path}");
        Say.Line($"{passed} passed, {failed} failed{(notRun > 0 ? $", {notRun} not run" : "")}, from {Text.Count(folders.Length, "report")}: {Path.Combine(outFolder, HtmlReport.FileName)}");
        return ExitCode.Of(interrupted: false, failed == 0 && notRun == 0 && missing.Count == 0 && problems.Count == 0);
    }
}
