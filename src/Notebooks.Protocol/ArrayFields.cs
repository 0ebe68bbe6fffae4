namespace Notebooks.Protocol;

/// <summary>Arrays as fields of a message: their length, then their items.</summary>
public static class ArrayFields
{
    /// <summary>Writes an array.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="items">The items.</param>
    /// <param name="write">Writes one item.</param>
    public static void WriteAll<T>(this BinaryWriter to, T[] items, Action<T> write) where T : class
    {
        to.Write(items.Length);
        foreach (var item in items) write(item);
    }

    /// <summary>Reads an array.</summary>
    /// <param name="from">Where from.</param>
    /// <param name="read">Reads one item, which takes a byte at least.</param>
    /// <exception cref="InvalidDataException">It has more items than there are bytes.</exception>
    public static T[] ReadAll<T>(this BinaryReader from, Func<T> read) where T : class
    {
        var items = new T[from.ReadLength()];
        for (var i = 0; i < items.Length; i++) items[i] = read();
        return items;
    }

    /// <summary>Writes bytes.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="bytes">The bytes.</param>
    public static void WriteArray(this BinaryWriter to, byte[] bytes)
    {
        to.Write(bytes.Length);
        to.Write(bytes);
    }

    /// <summary>Reads bytes.</summary>
    /// <param name="from">Where from.</param>
    /// <exception cref="InvalidDataException">There are fewer than it claims.</exception>
    public static byte[] ReadArray(this BinaryReader from) => from.ReadBytes(from.ReadLength());

    // A length that cannot be right must not become an array of two billion items.
    private static int ReadLength(this BinaryReader from)
    {
        var length = from.ReadInt32();
        var left = from.BaseStream.Length - from.BaseStream.Position;
        return length >= 0 && length <= left ? length : throw new InvalidDataException($"An array of {length} items does not fit into the {left} bytes that are left.");
    }
}
