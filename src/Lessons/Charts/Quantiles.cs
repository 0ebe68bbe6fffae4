namespace Lessons.Charts;

/// <summary>Values in order of size. A percentile is one of them: the smallest that so many percent do not exceed.</summary>
internal sealed class Quantiles
{
    private static readonly double[] Percents = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 95, 98, 99, 99.5, 99.9, 99.99];

    private readonly double[] _sorted;

    public Quantiles(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0) throw new ArgumentException("There are no values to show the distribution of.", nameof(values));
        _sorted = [.. values.Order()];
    }

    public double Min => _sorted[0];

    public double Max => _sorted[^1];

    /// <summary>The percents that are meaningful for this number of values, with their percentiles.</summary>
    public IReadOnlyList<(double X, double Y)> Curve =>
        [.. Percents.Where(percent => _sorted.Length * (100 - percent) >= 100 - 1e-6).Select(percent => (percent, At(percent)))];

    public double At(double percent) => _sorted[Math.Clamp((int)Math.Ceiling((_sorted.Length * percent / 100) - 1e-9) - 1, 0, _sorted.Length - 1)];

    /// <summary>The place of a percent on the axis. 90 to 99 is as long as 99 to 99.9: each is ten times rarer.</summary>
    public static double Position(double percent) => -Math.Log10(1 - (percent / 100));

    public override string ToString() =>
        $"{Text.Count(_sorted.Length, "value")} · p50 {Text.Number(At(50))} · p95 {Text.Number(At(95))} · p99 {Text.Number(At(99))} · max {Text.Number(Max)}";
}
