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

    /// <summary>For a logarithmic axis: the values themselves when they are few and each twice the one before, else round numbers.</summary>
    public static double[] Logarithmic(IReadOnlyList<double> values)
    {
        double[] own = [.. values.Distinct().Order()];
        if (own.Length <= 12 && own.Zip(own.Skip(1)).All(pair => pair.Second >= pair.First * 1.5)) return own;

        var (first, last) = ((int)Math.Floor(Math.Log10(own[0])), (int)Math.Ceiling(Math.Log10(own[^1])));
        double[] factors = last - first <= 3 ? [1, 2, 5] : [1];
        return [.. Enumerable.Range(first, last - first + 1).SelectMany(power => factors.Select(factor => factor * Math.Pow(10, power)))];
    }
}
