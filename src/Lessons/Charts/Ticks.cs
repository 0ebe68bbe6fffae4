namespace Lessons.Charts;

/// <summary>Round numbers for an axis.</summary>
internal static class Ticks
{
    /// <summary>The smallest 1, 2 or 5 times a power of ten that makes no more than so many steps.</summary>
    public static double Step(double span, int most)
    {
        var rough = Math.Max(span, 0.01) / most;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return power * (rough / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 };
    }
}
