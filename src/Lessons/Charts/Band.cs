using System.Collections.Immutable;
using Lessons.Recordings;

namespace Lessons.Charts;

/// <summary>The lanes of a recording, from a given row of the figure on.</summary>
/// <param name="Recording">The recording.</param>
/// <param name="Lanes">Its lanes, from top to bottom.</param>
/// <param name="Top">The row of the first lane.</param>
internal sealed record Band(Recording Recording, ImmutableArray<Lane> Lanes, int Top = 0)
{
    /// <summary>The row of each operation.</summary>
    public int[] Rows()
    {
        var rows = new int[Recording.Operations.Length];
        for (var i = 0; i < Lanes.Length; i++)
            foreach (var operation in Lanes[i].Members)
                rows[operation] = Top + i;
        return rows;
    }
}
