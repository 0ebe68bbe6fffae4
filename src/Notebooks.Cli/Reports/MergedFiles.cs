using Notebooks.Reporting;

namespace Notebooks.Cli.Reports;

/// <summary>Copies executed notebooks of several reports into one folder.</summary>
internal sealed class MergedFiles(string into)
{
    private readonly HashSet<string> _copied = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Copies the executed notebooks of a report.</summary>
    /// <returns>The report, with the names they have in the new folder.</returns>
    /// <exception cref="ReportException">The report names a file outside of its folder.</exception>
    public RunReport Copy(string folder, RunReport report) => report with
    {
        Notebooks = [.. report.Notebooks.Select(n => n.Executed is null ? n : n with { Executed = Copy(folder, n.Executed) })],
    };

    private string? Copy(string folder, string name)
    {
        var source = Path.GetFullPath(name, Path.GetFullPath(folder));
        if (Path.GetRelativePath(Path.GetFullPath(folder), source).StartsWith("..", StringComparison.Ordinal))
            throw new ReportException($"{Path.Combine(folder, ResultsJson.FileName)} names {name}, which is not in {folder}.");
        if (!File.Exists(source)) return null;

        var target = Path.Combine(into, name);
        // Shards of one run have different names. Other reports may have the same names.
        for (var n = 2; !_copied.Add(Path.GetFullPath(target)); n++)
            target = Path.Combine(into, Path.ChangeExtension(name, null) + $"-{n}" + Path.GetExtension(name));
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(source, target, overwrite: true);
        return Path.GetRelativePath(into, target).Replace('\\', '/');
    }
}
