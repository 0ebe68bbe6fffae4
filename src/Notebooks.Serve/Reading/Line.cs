namespace Notebooks.Serve.Reading;

/// <summary>Cells that run one after the other, because the reader has asked for the last of them.</summary>
/// <param name="round">Every interrupt begins another round. A line of an earlier one goes no further.</param>
internal sealed class Line(int round)
{
    /// <summary>The round in which it was asked for.</summary>
    public int Round => round;

    /// <summary>The cell that runs, or that runs next.</summary>
    public int Cell { get; set; }

    /// <summary>Whether a parameter was moved meanwhile, so that the line goes no further.</summary>
    public volatile bool IsOutdated;
}
