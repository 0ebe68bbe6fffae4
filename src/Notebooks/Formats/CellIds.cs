using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Notebooks.Formats;

/// <summary>
/// Ids for cells. A cell keeps its own id if that is valid and not taken. Otherwise the id is made from the text. So the
/// same notebook always gets the same ids, and inserting a cell changes no other id.
/// </summary>
internal static partial class CellIds
{
    public static ImmutableArray<string> Of(ImmutableArray<Cell> cells)
    {
        HashSet<string> taken = [];
        string?[] ids = [.. cells.Select(cell => cell.Id is { } id && Valid.IsMatch(id) && taken.Add(id) ? id : null)];
        Dictionary<string, int> copies = [];
        return [.. cells.Select((cell, index) => ids[index] ?? Make(cell, copies, taken))];
    }

    private static string Make(Cell cell, Dictionary<string, int> copies, HashSet<string> taken)
    {
        var text = $"{cell.Kind}\n{cell.Language}\n{cell.Source}";
        while (true)
        {
            // Copies are counted per text, so a thousand equal cells need a thousand hashes, not half a million.
            var copy = copies[text] = copies.GetValueOrDefault(text) + 1;
            var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{copy}\n{text}")).AsSpan(0, 4));
            if (taken.Add(id)) return id;
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,64}\z")]
    private static partial Regex Valid { get; }
}
