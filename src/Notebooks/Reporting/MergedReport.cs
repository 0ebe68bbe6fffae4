using System.Globalization;
using Notebooks.Running;

namespace Notebooks.Reporting;

/// <summary>Makes one report of the reports of several machines.</summary>
public static class MergedReport
{
    /// <summary>Joins reports.</summary>
    /// <param name="parts">The reports, each with the name by which messages call it.</param>
    /// <param name="missing">Shards that should be there and are not, such as <c>2/3</c>.</param>
    /// <returns>All notebooks, ordered by run and path.</returns>
    /// <exception cref="ReportException">The reports do not belong together.</exception>
    public static RunReport Of(IReadOnlyList<(string Name, RunReport Report)> parts, out IReadOnlyList<string> missing)
    {
        var first = parts[0];
        foreach (var (name, report) in parts)
        {
            if (report.Runs != first.Report.Runs)
                throw new ReportException($"{first.Name} is about {first.Report.Runs} runs of each notebook and {name} about {report.Runs}: run all shards with the same --repeat.");
        }

        missing = Missing(parts);
        Dictionary<(int, string), string> seen = [];
        foreach (var (name, report) in parts)
            foreach (var notebook in report.Notebooks)
                if (!seen.TryAdd((notebook.Run, notebook.Path), name))
                    throw new ReportException($"{notebook.Path} is in {seen[(notebook.Run, notebook.Path)]} and in {name}: shards have no notebook in common, so these are not shards of one run.");

        var start = parts.Min(p => p.Report.StartedAt);
        return new()
        {
            StartedAt = start,
            Milliseconds = parts.Max(p => (p.Report.StartedAt - start).TotalMilliseconds + p.Report.Milliseconds),
            Runs = first.Report.Runs,
            Notebooks = [.. parts.SelectMany(p => p.Report.Notebooks).OrderBy(n => n.Run).ThenBy(n => n.Path, StringComparer.Ordinal)],
        };
    }

    private static List<string> Missing(IReadOnlyList<(string Name, RunReport Report)> parts)
    {
        var shards = parts.Where(p => p.Report.Shard is not null).Select(p => (p.Name, Shard: p.Report.Shard!, Count: CountOf(p.Name, p.Report.Shard!))).ToList();
        if (shards.Count == 0) return [];
        var (name, shard, count) = shards[0];
        if (shards.FirstOrDefault(s => s.Count != count) is { Name: { } other } odd)
            throw new ReportException($"{name} is shard {shard} and {other} is shard {odd.Shard}: these are not shards of one run.");
        if (shards.GroupBy(s => s.Shard).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new ReportException($"{string.Join(" and ", twice.Select(s => s.Name))} are both shard {twice.Key}: give each shard once.");
        return [.. Enumerable.Range(1, count).Select(i => $"{i}/{count}").Except(shards.Select(s => s.Shard))];
    }

    private static int CountOf(string name, string shard) =>
        shard.Split('/') is [_, var n] && int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and < 10_000
            ? count
            : throw new ReportException($"{name} says that it is shard '{shard}', which is not of the form i/n.");
}
