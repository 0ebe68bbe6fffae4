using System.Text;

namespace Notebooks.Tests.Fuzzing;

/// <summary>Damages texts, the same way for the same seed.</summary>
internal sealed class Damage(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>One of several.</summary>
    public T OneOf<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    /// <summary>A number below another.</summary>
    public int Next(int below) => _random.Next(below);

    /// <summary>Deletes, doubles, moves and inserts pieces, whole lines, or the text of another.</summary>
    public string Of(string text, IReadOnlyList<string> others)
    {
        var result = new StringBuilder(text);
        for (var times = _random.Next(1, 8); times > 0; times--)
        {
            var at = Place(result);
            var length = Math.Min(_random.Next(2) == 0 ? _random.Next(4) : _random.Next(200), result.Length - at);
            switch (_random.Next(6))
            {
                case 0: result.Remove(at, length); break;
                case 1: result.Insert(at, result.ToString(at, length)); break;
                case 2: result.Length = at; break;
                case 3:
                    var moved = result.ToString(at, length);
                    result.Remove(at, length).Insert(Place(result), moved);
                    break;
                case 4:
                    var other = OneOf(others);
                    var from = _random.Next(other.Length + 1);
                    result.Insert(at, other.AsSpan(from, Math.Min(_random.Next(300), other.Length - from)));
                    break;
                default: result.Insert(at, string.Concat(Enumerable.Repeat(OneOf(Corpus.Pieces), _random.Next(10) == 0 ? 300 : 1))); break;
            }
        }

        // Half a surrogate pair cannot come from a file.
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(result.ToString()));
    }

    /// <summary>A text of nothing but pieces.</summary>
    public string FromPieces() => string.Concat(Enumerable.Range(0, _random.Next(40)).Select(_ => OneOf(Corpus.Pieces)));

    /// <summary>Changes, deletes and inserts bytes, and numbers of four bytes.</summary>
    public byte[] Of(byte[] bytes)
    {
        List<byte> result = [.. bytes];
        for (var times = _random.Next(1, 6); times > 0; times--)
        {
            var at = _random.Next(result.Count + 1);
            switch (_random.Next(4))
            {
                case 0 when at < result.Count: result[at] = (byte)_random.Next(256); break;
                case 1: result.RemoveRange(at, Math.Min(_random.Next(8), result.Count - at)); break;
                case 2: result.InsertRange(at, Enumerable.Range(0, _random.Next(8)).Select(_ => (byte)_random.Next(256))); break;
                default:
                    var number = BitConverter.GetBytes(OneOf((int[])[-1, int.MinValue, int.MaxValue, 2_000_000_000, 1 << 20, 0, 1]));
                    for (var i = 0; i < number.Length && at + i < result.Count; i++) result[at + i] = number[i];
                    break;
            }
        }

        return [.. result];
    }

    // What is at the beginning of a line means most.
    private int Place(StringBuilder text)
    {
        var at = _random.Next(text.Length + 1);
        if (_random.Next(2) == 0) return at;
        while (at > 0 && text[at - 1] != '\n') at--;
        return at;
    }
}
