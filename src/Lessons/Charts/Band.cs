using System.Collections.Immutable;
using Lessons.Recordings;

namespace Lessons.Charts;

/// <summary>A recording's lanes, from some row of the figure on.</summary>
/// <param name="Recording">The recording.</param>
/// <param name="Lanes">Its lanes, from top to bottom.</param>
/// <param name="Top">The row of the first.</param>
internal sealed record Band(Recording Recording, ImmutableArray<Lane> Lanes, int Top = 0)
{
    /// <summary>The row in which each operation is.</summary>
    public int[] Rows()
    {
        var rows = new int[Recording.Operations.Length];
        for (var i = 0; i < Lanes.Length; i++)
            foreach (var operation in Lanes[i].Members)
                rows[operation] = Top + i;
        return rows;
    }
}
