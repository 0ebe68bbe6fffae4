using System.Collections.Immutable;
using Lessons.Recordings;

namespace Lessons.Charts;

/// <summary>The lanes of a recording, from a given height of the figure on. Heights are in lanes, from top to bottom.</summary>
internal sealed class Band
{
    private readonly double[] _places;

    /// <param name="recording">The recording.</param>
    /// <param name="lanes">Its lanes, from top to bottom.</param>
    /// <param name="top">The height of the first lane's middle, if nothing stands above it.</param>
    /// <param name="span">How many milliseconds the figure shows; without it, those of the recording.</param>
    public Band(Recording recording, ImmutableArray<Lane> lanes, double top = 0, double? span = null)
    {
        (Recording, Lanes, Top) = (recording, lanes, top);
        Notes = NoteRows.Of(recording, lanes, span ?? recording.Elapsed);
        _places = new double[lanes.Length];
        var at = top;
        for (var i = 0; i < lanes.Length; i++, at++) _places[i] = at += NoteRows.Height * Rows(i);
        Bottom = at;
    }

    /// <summary>The recording.</summary>
    public Recording Recording { get; }

    /// <summary>Its lanes, from top to bottom.</summary>
    public ImmutableArray<Lane> Lanes { get; }

    /// <summary>Where it begins: half a lane below the edge.</summary>
    public double Top { get; }

    /// <summary>Where the next lane would be.</summary>
    public double Bottom { get; }

    /// <summary>Its notes, each with its place above a lane.</summary>
    public IReadOnlyList<PlacedNote> Notes { get; }

    /// <summary>The height of a lane's middle.</summary>
    /// <param name="lane">The lane's number, from 0.</param>
    public double Place(int lane) => _places[lane];

    /// <summary>The height of a note, in its row above its lane.</summary>
    /// <param name="note">One of <see cref="Notes"/>.</param>
    public double Place(PlacedNote note) => _places[note.Lane] - 0.5 - (NoteRows.Height * (note.Row + 0.5));

    /// <summary>The number of each operation's lane.</summary>
    public int[] LaneOfOperation() => NoteRows.LaneOfOperation(Recording, Lanes);

    private int Rows(int lane) => Notes.Where(note => note.Lane == lane).Select(note => note.Row + 1).DefaultIfEmpty(0).Max();
}
