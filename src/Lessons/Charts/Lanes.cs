using System.Collections.Immutable;
using Lessons.Recording;

namespace Lessons.Charts;

using Recording = Lessons.Recording.Recording;

/// <summary>Arranges operations in lanes, depth first, each child under its parent.</summary>
internal static class Lanes
{
    public const int Most = 40;

    private const int GroupColumns = 600;

    public static ImmutableArray<Lane> Of(Recording recording)
    {
        var order = DepthFirst(recording);
        if (order.Count <= Most)
            return [.. order.Select(i => Single(recording, i))];

        var groups = ByName(recording, order);
        return groups.Count <= Most
            ? [.. groups.Select(group => Grouped(recording, group))]
            : [.. groups.Take(Most - 1).Select(group => Grouped(recording, group)), Rest(recording, groups.Skip(Most - 1))];
    }

    private static List<int> DepthFirst(Recording recording)
    {
        var children = Enumerable.Range(0, recording.Operations.Length).ToLookup(i => recording.Operations[i].Parent);
        var order = new List<int>(recording.Operations.Length);
        var pending = new Stack<int>(children[-1].Reverse());
        while (pending.TryPop(out var next))
        {
            order.Add(next);
            foreach (var child in children[next].Reverse()) pending.Push(child);
        }
        return order;
    }

    /// <summary>Siblings whose names differ only in a trailing number share a lane, and so do their children.</summary>
    private static List<List<int>> ByName(Recording recording, List<int> order)
    {
        var paths = new Dictionary<int, string> { [-1] = "" };
        foreach (var i in order)
            paths[i] = paths[recording.Operations[i].Parent] + "\0" + Prefix(recording.Operations[i].Name);
        // An ordinary sort of paths would lose the order of starts: groups stay where their first member stood.
        var groups = order.GroupBy(i => paths[i]).Select(group => group.ToList()).ToDictionary(group => paths[group[0]]);
        var children = groups.Keys.ToLookup(path => path[..path.LastIndexOf('\0')]);
        return [.. Under("")];

        IEnumerable<List<int>> Under(string path) => children[path].SelectMany(child => Under(child).Prepend(groups[child]));
    }

    private static string Prefix(string name)
    {
        var prefix = name.TrimEnd("0123456789 #-_:/.()[]".ToCharArray());
        return prefix.Length == 0 ? "…" : prefix;
    }

    private static Lane Single(Recording recording, int index)
    {
        var operation = recording.Operations[index];
        return new(operation.Name, operation.Depth, [index], operation.Segments);
    }

    private static Lane Grouped(Recording recording, List<int> members) => members is [var only]
        ? Single(recording, only)
        : Merge(recording, members, $"{Prefix(recording.Operations[members[0]].Name)} ×{members.Count}", recording.Operations[members[0]].Depth);

    private static Lane Rest(Recording recording, IEnumerable<List<int>> groups)
    {
        List<int> members = [.. groups.SelectMany(group => group)];
        return Merge(recording, members, $"… {members.Count} more", 0);
    }

    private static Lane Merge(Recording recording, List<int> members, string name, int depth)
    {
        var cells = Raster.Of(members.SelectMany(i => recording.Operations[i].Segments), recording.Elapsed, GroupColumns);
        return new(name, depth, [.. members.OrderBy(i => recording.Operations[i].Started)], Raster.Segments(cells, recording.Elapsed));
    }
}
