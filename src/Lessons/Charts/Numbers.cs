namespace Lessons.Charts;

/// <summary>
/// Coordinates while they are collected. This is not a list of <see cref="double"/>, because the framework has no native
/// code for such a list: the first figure of a process would wait for the just-in-time compiler.
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

    /// <summary>Adds a piece of a line, and a gap after it.</summary>
    public void AddStretch(double from, double to)
    {
        Add(from);
        Add(to);
        Add(double.NaN);
    }

    /// <summary>Adds the corners of an area, and a gap after it.</summary>
    public void AddBox(double first, double second, double third, double fourth)
    {
        Add(first);
        Add(second);
        AddStretch(third, fourth);
    }

    public double[] ToArray() => _items.AsSpan(0, _count).ToArray();
}
