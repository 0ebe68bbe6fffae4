namespace Lessons.Charts;

/// <summary>The page a figure is drawn for.</summary>
public enum Theme
{
    /// <summary>A white page.</summary>
    Light,

    /// <summary>A dark page.</summary>
    Dark,
}
