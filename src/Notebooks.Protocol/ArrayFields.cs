namespace Notebooks.Protocol;

/// <summary>Arrays as fields of a message: their length, then their items.</summary>
public static class ArrayFields
{
    private const int FirstItems = 1024;

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
        var length = from.ReadLength();
        // An item may take more memory than its bytes in the message, so memory is taken as the items arrive.
        var items = new T[Math.Min(length, FirstItems)];
        for (var i = 0; i < length; i++)
        {
            if (i == items.Length) Array.Resize(ref items, Math.Min(length, 2 * i));
            items[i] = read();
        }
        return items;
    }

    /// <summary>Writes numbers.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="numbers">The numbers.</param>
    public static void WriteNumbers(this BinaryWriter to, int[] numbers)
    {
        to.Write(numbers.Length);
        foreach (var number in numbers) to.Write(number);
    }

    /// <summary>Reads numbers.</summary>
    /// <param name="from">Where from.</param>
    /// <exception cref="InvalidDataException">There are fewer than the length claims.</exception>
    public static int[] ReadNumbers(this BinaryReader from)
    {
        var numbers = new int[from.ReadLength(sizeof(int))];
        for (var i = 0; i < numbers.Length; i++) numbers[i] = from.ReadInt32();
        return numbers;
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
    /// <exception cref="InvalidDataException">There are fewer than the length claims.</exception>
    public static byte[] ReadArray(this BinaryReader from) => from.ReadBytes(from.ReadLength());

    // An impossible length must not become an array of two billion items.
    private static int ReadLength(this BinaryReader from, int itemBytes = 1)
    {
        var length = from.ReadInt32();
        var left = from.BaseStream.Length - from.BaseStream.Position;
        return length >= 0 && (long)length * itemBytes <= left ? length : throw new InvalidDataException($"An array of {length} items does not fit into the {left} bytes that are left.");
    }
}
