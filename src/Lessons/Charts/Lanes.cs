using System.Collections.Immutable;
using Lessons.Recordings;

namespace Lessons.Charts;

/// <summary>Arranges operations in lanes, depth first, each child under its parent.</summary>
internal static class Lanes
{
    public const int Most = 40;

    private const int GroupColumns = 600;

    /// <param name="recording">The recording.</param>
    /// <param name="most">If there are more operations than this, those of one name share a lane.</param>
    public static ImmutableArray<Lane> Of(Recording recording, int most = Most)
    {
        var order = DepthFirst(recording);
        if (order.Count <= most)
        {
            var lanes = ImmutableArray.CreateBuilder<Lane>(order.Count);
            foreach (var operation in order) lanes.Add(Single(recording, operation));
            return lanes.MoveToImmutable();
        }

        var groups = ByName(recording, order);
        return groups.Count <= most
            ? [.. groups.Select(group => Grouped(recording, group))]
            : [.. groups.Take(most - 1).Select(group => Grouped(recording, group)), Rest(recording, groups.Skip(most - 1))];
    }

    private static List<int> DepthFirst(Recording recording)
    {
        // Children are pushed in reverse order, so that the first child is taken next.
        var children = new List<int>?[recording.Operations.Length + 1];
        for (var i = recording.Operations.Length - 1; i >= 0; i--)
            (children[recording.Operations[i].Parent + 1] ??= []).Add(i);

        var order = new List<int>(recording.Operations.Length);
        var pending = new List<int>(children[0] ?? []);
        while (pending.Count > 0)
        {
            var next = pending[^1];
            pending.RemoveAt(pending.Count - 1);
            order.Add(next);
            if (children[next + 1] is { } below) pending.AddRange(below);
        }
        return order;
    }

    /// <summary>Siblings whose names differ only in a trailing number share a lane, and so do their children.</summary>
    private static List<List<int>> ByName(Recording recording, List<int> order)
    {
        var paths = new Dictionary<int, string> { [-1] = "" };
        foreach (var i in order)
            paths[i] = paths[recording.Operations[i].Parent] + "\0" + Prefix(recording.Operations[i].Name);
        // A plain sort of paths would lose the order of starts, so each group stays where its first member was.
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
        // An activity of a library is drawn as one piece, whatever ran meanwhile.
        return new(operation.Name, operation.Depth, [index], [operation],
            operation.Source is null ? operation.Segments : [new(State.Awaiting, operation.Started, operation.Ended)]);
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
        int[] sorted = [.. members.OrderBy(i => recording.Operations[i].Started)];
        return new(name, depth, sorted, [.. sorted.Select(i => recording.Operations[i])], Raster.Join(cells, recording.Elapsed));
    }
}
