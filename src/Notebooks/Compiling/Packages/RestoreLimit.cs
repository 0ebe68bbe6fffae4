namespace Notebooks.Compiling.Packages;

/// <summary>How long restoring packages may take. It is a limit of its own: the time of cells does not count while they wait for it.</summary>
/// <param name="Time">The time.</param>
/// <param name="Option">The option that sets it, or null when none does.</param>
internal sealed record RestoreLimit(TimeSpan Time, string? Option = null)
{
    /// <summary>The limit when nobody says otherwise.</summary>
    public static RestoreLimit Usual { get; } = new(TimeSpan.FromSeconds(180));
}
