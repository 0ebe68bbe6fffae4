namespace Lessons.Charts;

/// <summary>
/// Coordinates while they are collected. Not a list of <see cref="double"/>: the framework brings no native code for
/// that one, and the first figure of a process would wait for the just-in-time compiler.
/// </summary>
internal sealed class Numbers
{
    private double[] _items = new double[16];
    private int _count;

    public int Count => _count;

    public void Add(double value)
    {
        if (_count == _items.Length) Array.Resize(ref _items, 2 * _count);
        _items[_count++] = value;
    }

    /// <summary>A piece of a line, and the gap after it.</summary>
    public void AddStretch(double from, double to)
    {
        Add(from);
        Add(to);
        Add(double.NaN);
    }

    /// <summary>The corners of an area, and the gap after it.</summary>
    public void AddBox(double first, double second, double third, double fourth)
    {
        Add(first);
        Add(second);
        AddStretch(third, fourth);
    }

    public double[] ToArray() => _items.AsSpan(0, _count).ToArray();
}
