using Lessons.Recordings;

namespace Lessons.Charts;

/// <summary>
/// The texts of a lane: the thread of each slice, in the slice where it fits and beside it elsewhere, and the name of a
/// state on the first bar that has room for it.
/// </summary>
/// <param name="lane">The lane.</param>
/// <param name="place">The height of its middle.</param>
/// <param name="span">How many milliseconds the figure shows.</param>
internal sealed class LaneLabels(Lane lane, double place, double span)
{
    // How far above the middle a text stands, in lanes: clear of thin bars. A name keeps clear of its own bar, too.
    private const double Raised = 0.34;
    private const double HalfLetter = 0.23;

    // A text that would have less of the axis is not worth its place in the file.
    private const double Least = 0.012;

    private readonly Track _track = new(span);
    private readonly List<Label> _labels = [];

    /// <summary>The texts.</summary>
    /// <param name="unnamed">The states without a name yet; those that this lane names are taken out.</param>
    public IReadOnlyList<Label> Of(ISet<SegmentStyle> unnamed)
    {
        foreach (var segment in lane.Segments)
            if (IsSlice(segment)) _track.Take(segment.Start, segment.End);
        foreach (var segment in lane.Segments)
            if (IsSlice(segment)) Slice(segment, unnamed);
        foreach (var segment in lane.Segments)
            if (!IsSlice(segment) && unnamed.Contains(lane.Style(segment))) Name(segment, unnamed);
        for (var i = 0; i < _labels.Count; i++) _labels[i] = Grown(_labels[i]);
        return _labels;
    }

    private bool IsSlice(Segment segment) => lane.Style(segment) == SegmentStyle.Holding;

    private void Slice(Segment slice, ISet<SegmentStyle> unnamed)
    {
        var thread = slice.Thread > 0 ? $"T{slice.Thread}" : "";
        if (unnamed.Contains(SegmentStyle.Holding) && Named(slice, thread)) unnamed.Remove(SegmentStyle.Holding);
        else if (thread.Length > 0 && !Inside(slice, thread) && !Beside(slice, thread)) Crowded(slice, thread);
    }

    /// <summary>Thread and name together; or the thread in the slice, and the name beside it.</summary>
    private bool Named(Segment slice, string thread)
    {
        var both = $"{thread} {SegmentStyle.Holding.Label}".TrimStart();
        if (Inside(slice, both)) return true;
        if (slice.Duration < Ruler.Length(thread, span)) return Beside(slice, both);
        if (!Beside(slice, SegmentStyle.Holding.Label)) return false;
        return thread.Length == 0 || Inside(slice, thread);
    }

    private bool Inside(Segment slice, string text)
    {
        if (slice.Duration < Ruler.Length(text, span)) return false;
        _labels.Add(new(Stand.Inside, slice.Start, slice.End, place, text));
        return true;
    }

    private bool Beside(Segment slice, string text)
    {
        var need = Ruler.Length(text, span);
        if (_track.FreeUntil(slice.End) - slice.End >= need) Add(Stand.After, slice.End, slice.End + need, text);
        else if (slice.Start - _track.FreeSince(slice.Start) >= need) Add(Stand.Before, slice.Start - need, slice.Start, text);
        else return false;
        return true;
    }

    /// <summary>Where nothing has room on a narrow page: on a wide one, or when the reader zooms in, the larger gap may have.</summary>
    private void Crowded(Segment slice, string text)
    {
        var (before, after) = (_track.FreeSince(slice.Start), _track.FreeUntil(slice.End));
        if (slice.Duration >= Math.Max(slice.Start - before, after - slice.End))
        {
            if (slice.Duration >= span * Least) _labels.Add(new(Stand.Inside, slice.Start, slice.End, place, text));
        }
        else if (after - slice.End >= slice.Start - before)
        {
            if (after - slice.End >= span * Least) Add(Stand.After, slice.End, after, text);
        }
        else if (slice.Start - before >= span * Least) Add(Stand.Before, before, slice.Start, text);
    }

    private void Name(Segment segment, ISet<SegmentStyle> unnamed)
    {
        var style = lane.Style(segment);
        var from = _track.FirstFree(segment.Start);
        var to = Math.Min(segment.End, _track.FreeUntil(from));
        var rest = to - from - Ruler.Length(style.Label, span);
        if (rest < 0) return;
        // Something is left to the texts on either side.
        Add(Stand.Above, from + (rest / 4), to - (rest / 4), style.Label, Math.Max(Raised, (style.Thickness / 2) + HalfLetter));
        unnamed.Remove(style);
    }

    private void Add(Stand stand, double from, double to, string text, double raised = Raised)
    {
        _track.Take(from, to);
        _labels.Add(new(stand, from, to, place - raised, text));
    }

    /// <summary>Where the page is narrower than estimated, a text may use all that is free beside it.</summary>
    private Label Grown(Label label)
    {
        var grown = label.Stand switch
        {
            Stand.After => label with { To = Math.Max(label.To, _track.FreeUntil(label.To)) },
            Stand.Before => label with { From = Math.Min(label.From, _track.FreeSince(label.From)) },
            _ => label,
        };
        if (grown != label) _track.Take(grown.From, grown.To);
        return grown;
    }
}
