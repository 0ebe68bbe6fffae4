using System.Globalization;

namespace Lessons.Recordings.Verdicts;

/// <summary>Writes numbers and names for sentences.</summary>
internal static class PlainWords
{
    private const int LongestName = 28;

    private static readonly string[] Numbers =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary>A number up to twelve as a word, a greater one in digits.</summary>
    public static string Number(int count) =>
        count >= 0 && count < Numbers.Length ? Numbers[count] : count.ToString(CultureInfo.InvariantCulture);

    /// <summary>A number of things: «one thread», «ten threads».</summary>
    public static string Count(int count, string noun) => $"{Number(count)} {noun}{(count == 1 ? "" : "s")}";

    /// <summary>All of so many: «both», «all three».</summary>
    public static string All(int count) => count == 2 ? "both" : $"all {Number(count)}";

    /// <summary>Milliseconds: whole ones from ten on, at most two decimals below.</summary>
    public static string Milliseconds(double value) =>
        value.ToString(value >= 10 ? "0" : "0.##", CultureInfo.InvariantCulture) + " ms";

    /// <summary>An estimate, with two digits that count and no unit: 990 for 993.</summary>
    public static string About(double value)
    {
        if (!(value > 0)) return "0";
        var unit = Math.Pow(10, Math.Floor(Math.Log10(value)) - 1);
        return (Math.Round(value / unit) * unit).ToString("0.##", CultureInfo.InvariantCulture);
    }

    /// <summary>The name of an operation between backticks, which remarks and figures know as code.</summary>
    public static string Name(Operation operation)
    {
        var name = operation.Name.Replace('`', '\'');
        return $"`{(name.Length <= LongestName ? name : name[..(LongestName - 1)].TrimEnd() + "…")}`";
    }

    /// <summary>Up to three names, or the first two and how many more.</summary>
    public static string Names(IReadOnlyList<Operation> operations) => operations switch
    {
        [var only] => Name(only),
        [var first, var second] => $"{Name(first)} and {Name(second)}",
        [var first, var second, var third] => $"{Name(first)}, {Name(second)} and {Name(third)}",
        [var first, var second, ..] => $"{Name(first)}, {Name(second)} and {Number(operations.Count - 2)} more",
        _ => "",
    };

    /// <summary>A sentence begins with a capital letter, except with a name.</summary>
    public static string Sentence(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..] + ".";
}
