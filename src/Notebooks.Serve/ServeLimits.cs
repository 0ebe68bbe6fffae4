namespace Notebooks.Serve;

/// <summary>The limits that keep readers, and whoever else sends something, from using up the machine.</summary>
public sealed record ServeLimits
{
    /// <summary>The longest message of a page, in bytes. The largest one holds the text of a cell.</summary>
    public int MessageBytes { get; init; } = 1_000_000;

    /// <summary>How many pages may have a session at a time.</summary>
    public int Sessions { get; init; } = 32;

    /// <summary>How many messages of one page may wait.</summary>
    public int Waiting { get; init; } = 1_000;

    /// <summary>How long a session without a page is kept: a page that is loaded again, or a laptop that was asleep, finds it.</summary>
    public TimeSpan Detached { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a host may have nothing to do before it is ended.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromMinutes(30);
}
