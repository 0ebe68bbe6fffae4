using System.Collections.Immutable;
using Lessons.Recordings;

namespace Lessons.Charts;

/// <summary>A value that holds from one point to the next.</summary>
internal sealed class Curve
{
    private const int MostPoints = 600;

    public Curve(IReadOnlyList<GaugeSample> points)
    {
        Points = points;
        if (points.Count > 0) Peak = Least = points[0].Value;
        foreach (var point in points) (Peak, Least) = (Math.Max(Peak, point.Value), Math.Min(Least, point.Value));
    }

    /// <summary>The points in order of time.</summary>
    public IReadOnlyList<GaugeSample> Points { get; }

    public double Peak { get; }

    public double Least { get; }

    /// <summary>A count, from the beginning of the recording to its end.</summary>
    public static Curve Of(ImmutableArray<Level> levels, double elapsed)
    {
        List<GaugeSample> points = [new(0, 0)];
        foreach (var level in levels) points.Add(new(level.At, level.Count));
        return Of(points, elapsed);
    }

    /// <summary>Samples. The last one holds until the end of the recording.</summary>
    public static Curve Of(List<GaugeSample> points, double elapsed)
    {
        if (points.Count > 0 && points[^1].At < elapsed) points.Add(points[^1] with { At = elapsed });
        return new(Thin(WithoutCracks(points, elapsed / 500), elapsed));
    }

    public static Curve PoolThreads(Recording recording) =>
        Of([.. recording.Pool.Select(sample => new GaugeSample(sample.At, sample.Threads))], recording.Elapsed);

    public static Curve PoolQueue(Recording recording) =>
        Of([.. recording.Pool.Select(sample => new GaugeSample(sample.At, sample.Queue))], recording.Elapsed);

    /// <summary>The highest value in each of so many equal stretches. One without a point keeps the last value.</summary>
    public double[] Columns(double elapsed, int columns)
    {
        var highest = new double[columns];
        var held = double.NaN;
        for (int column = 0, i = 0; column < columns; column++)
        {
            highest[column] = held;
            for (; i < Points.Count && Raster.Column(Points[i].At, elapsed, columns) == column; i++)
            {
                held = Points[i].Value;
                if (!(highest[column] >= held)) highest[column] = held;
            }
        }
        return highest;
    }

    /// <summary>Removes the microseconds between one's end and the next one's start, which would look like walls.</summary>
    private static List<GaugeSample> WithoutCracks(List<GaugeSample> points, double width)
    {
        List<GaugeSample> filled = [];
        for (var i = 0; i < points.Count; i++)
            if (filled.Count > 0 && i + 1 < points.Count && points[i].Value < filled[^1].Value
                && points[i + 1].Value == filled[^1].Value && points[i + 1].At - points[i].At < width)
                i++;
            else
                filled.Add(points[i]);
        return filled;
    }

    /// <summary>Reduces the points, because more points than pixels are useless. Each stretch keeps its peak.</summary>
    private static List<GaugeSample> Thin(List<GaugeSample> points, double elapsed) =>
        points.Count <= MostPoints
            ? points
            : [.. points.GroupBy(point => Raster.Column(point.At, elapsed, MostPoints)).Select(group => group.MaxBy(point => point.Value)!)];
}
