using System.Collections;
using System.Globalization;

namespace Lessons.Checking;

/// <summary>Writes values for a sentence, in a form that is easy to read.</summary>
internal static class ClaimWords
{
    private const int MostItems = 8;
    private const int MostCharacters = 80;
    private const int MostListed = 2 * MostCharacters;

    public static string Of(object? value) => value switch
    {
        null => "null",
        bool yes => yes ? "true" : "false",
        double number => Number(number),
        float number => Number(number),
        TimeSpan time => Number(time.TotalMilliseconds) + " ms",
        string text => $"\"{Shortened(text)}\"",
        char character => $"'{character}'",
        Exception exception => $"{exception.GetType().Name} \"{Shortened(exception.Message.ReplaceLineEndings(" "))}\"",
        Type type => type.Name,
        Task task => $"a task that is {Status(task)}",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable items => Sequence(items),
        _ => Shortened(value.ToString() ?? ""),
    };

    public static string Exactly(object? value) => value switch
    {
        double number => number.ToString("0.###", CultureInfo.InvariantCulture),
        TimeSpan time => time.TotalMilliseconds.ToString("0.###", CultureInfo.InvariantCulture) + " ms",
        _ => Of(value),
    };

    /// <summary>A text that has a part. Where the text is too long to be shown, the part and what is around it are.</summary>
    public static string Around(string text, string part)
    {
        var at = text.IndexOf(part, StringComparison.Ordinal);
        if (at + part.Length < MostCharacters || text.Length <= MostCharacters) return Of(text);
        var before = Math.Max(0, (MostCharacters - part.Length) / 2);
        var from = Math.Min(Math.Max(0, at - before), text.Length - MostCharacters);
        return from == 0 ? Of(text) : $"\"…{Shortened(text[from..])}\"";
    }

    /// <summary>
    /// The unit that the checked expression implies. It follows from the last name in the expression, because times have the
    /// same names in all facts of the library, in <see cref="TimeSpan"/> and in Stopwatch.
    /// </summary>
    public static string Unit<T>(string expression) =>
        (default(T) is double or long) && expression[(expression.LastIndexOf('.') + 1)..].Trim() is
            "Elapsed" or "Held" or "Awaited" or "Queued" or "Ready" or "Cancelling" or "Started" or "Ended"
            or "ElapsedMilliseconds" or "TotalMilliseconds"
            ? " ms"
            : "";

    // Comparisons use the exact value. Readers get a rounded one.
    private static string Number(double number) =>
        number.ToString(Math.Abs(number) switch { 0 => "0", < 1 => "0.###", < 100 => "0.#", _ => "0" }, CultureInfo.InvariantCulture);

    private static string Sequence(IEnumerable items)
    {
        var words = items.Cast<object?>().Take(MostItems + 1).Select(Of).ToList();
        var (shown, length) = (0, 0);
        while (shown < Math.Min(words.Count, MostItems) && (shown == 0 || length + words[shown].Length <= MostListed)) length += words[shown++].Length;
        return $"[{string.Join(", ", words.Take(shown))}{(shown < words.Count ? ", …" : "")}]";
    }

    private static string Shortened(string text) => text.Length <= MostCharacters ? text : text[..(MostCharacters - 1)] + "…";

    private static string Status(Task task) => task switch
    {
        { IsFaulted: true } => "faulted",
        { IsCanceled: true } => "cancelled",
        { IsCompleted: true } => "completed",
        _ => "not completed",
    };
}
