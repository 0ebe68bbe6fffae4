namespace Lessons.Charts;

/// <summary>A curve in one line of text.</summary>
internal static class Spark
{
    private const string Heights = "▁▂▃▄▅▆▇█";

    /// <summary>A character for each value, and a space where there is none.</summary>
    public static string Line(double[] values, double peak)
    {
        var line = new char[values.Length];
        for (var i = 0; i < line.Length; i++)
            line[i] = double.IsNaN(values[i]) ? ' ' : Heights[Height(values[i], peak)];
        return new(line);
    }

    // A small value must look larger than zero.
    private static int Height(double value, double peak) =>
        value <= 0 || peak <= 0 ? 0 : Math.Clamp((int)Math.Round(value / peak * (Heights.Length - 1)), 1, Heights.Length - 1);
}
