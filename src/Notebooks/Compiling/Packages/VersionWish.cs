using System.Globalization;

namespace Notebooks.Compiling.Packages;

/// <summary>The version that a directive asks for, in NuGet's spellings: <c>1.2.3</c>, <c>13.*</c>, <c>[1.0, 2.0)</c>.</summary>
/// <param name="Text">The spelling.</param>
internal readonly record struct VersionWish(string Text)
{
    /// <summary>Whether the text names a single version.</summary>
    public bool IsExact => Text.IndexOfAny(['*', '[', '(', ',']) < 0;

    /// <summary>Whether a version is one of those that are asked for.</summary>
    /// <param name="version">The version, as NuGet writes it.</param>
    public bool IsMetBy(string version)
    {
        if (Text == "*" || IsSame(Text, version)) return true;
        if (Text.StartsWith('[') || Text.StartsWith('(')) return IsInRange(version);
        // A version matches `13.*` if it begins with `13.`. Text after the star, such as `-*`, allows previews.
        return Text.IndexOf('*', StringComparison.Ordinal) is > 0 and var star && version.StartsWith(Text[..star], StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether two spellings mean one version. <c>1.0</c> equals <c>1.0.0</c>, and text after a plus does not count.</summary>
    public static bool IsSame(string one, string other) => Compare(one, other) == 0;

    private bool IsInRange(string version)
    {
        var ends = Text.Trim('[', ']', '(', ')').Split(',', StringSplitOptions.TrimEntries);
        if (ends is [var only]) return IsSame(only, version);
        return (ends[0] is "" || Compare(version, ends[0]) is var low && (Text[0] == '[' ? low >= 0 : low > 0))
            && (ends[^1] is "" || Compare(version, ends[^1]) is var high && (Text[^1] == ']' ? high <= 0 : high < 0));
    }

    private static int Compare(string one, string other)
    {
        var (first, second) = (Parts(one), Parts(other));
        var numbers = first.Numbers.AsSpan().SequenceCompareTo(second.Numbers);
        // A preview comes before its release.
        return numbers != 0 ? numbers
            : (first.Label is "", second.Label is "") is (true, false) ? 1
            : (first.Label is "", second.Label is "") is (false, true) ? -1
            : string.Compare(first.Label, second.Label, StringComparison.OrdinalIgnoreCase);
    }

    private static (int[] Numbers, string Label) Parts(string version)
    {
        var released = version.Split('+')[0].Split('-', 2);
        var numbers = released[0].Split('.').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0);
        return ([.. numbers.Concat([0, 0, 0, 0]).Take(4)], released.Length > 1 ? released[1] : "");
    }
}
