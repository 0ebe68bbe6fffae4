namespace Notebooks.Compiling.Packages;

/// <summary>How long restoring packages may take. The limit is separate, because the time of a cell does not count while the cell waits for a restore.</summary>
/// <param name="Time">The time.</param>
/// <param name="Option">The option that sets it, or null when none does.</param>
internal sealed record RestoreLimit(TimeSpan Time, string? Option = null)
{
    /// <summary>The default limit.</summary>
    public static RestoreLimit Usual { get; } = new(TimeSpan.FromSeconds(180));
}
