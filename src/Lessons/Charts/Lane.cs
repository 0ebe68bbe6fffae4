using System.Collections.Immutable;
using Lessons.Recordings;

namespace Lessons.Charts;

/// <summary>A row of the figure: one operation, or several of one name when there are too many for separate rows.</summary>
/// <param name="Name">The name beside it, without indentation.</param>
/// <param name="Depth">How far it is indented.</param>
/// <param name="Members">Indices of its operations, in order of their start.</param>
/// <param name="Operations">The same operations.</param>
/// <param name="Segments">The segments to draw, in order of time.</param>
internal sealed record Lane(string Name, int Depth, IReadOnlyList<int> Members, IReadOnlyList<Operation> Operations, ImmutableArray<Segment> Segments)
{
    public bool IsGroup => Operations.Count > 1;

    /// <summary>Whether it comes from a library's activities instead of the lesson.</summary>
    public bool IsSpan { get; } = Operations.All(operation => operation.Source is not null);

    public SegmentStyle Style(Segment segment) => IsSpan ? SegmentStyle.Span : SegmentStyle.Of(segment.State);

    /// <summary>The name with its place in the tree. The spaces must not collapse, neither in SVG nor in a log.</summary>
    public string Label => Depth == 0 ? Name : new string('\u00A0', (2 * Depth) - 2) + "└\u00A0" + Name;

    /// <summary>The names of the operations that share it: all of few, and the ends of many. It is null for a lane of one operation.</summary>
    public string? Merged
    {
        get
        {
            if (!IsGroup) return null;
            string[] names = [.. Operations.Select(operation => operation.Name).Distinct()];
            return names.Length switch
            {
                1 => $"{Operations.Count} operations named {names[0]}",
                <= 4 => string.Join(", ", names),
                _ => $"{names[0]}, {names[1]}, {names[2]} … {names[^1]}",
            };
        }
    }

    /// <summary>How its operations ended. If they differ, the worst end counts.</summary>
    public OutcomeStyle End => OutcomeStyle.All.Last(style => style.Outcome == Outcome.Completed || Operations.Any(operation => operation.Outcome == style.Outcome));
}
