using Lessons.Charts;
using Lessons.Checking;
using Microsoft.DotNet.Interactive.Formatting;

namespace Lessons;

/// <summary>What connects the library to the notebook that uses it.</summary>
public static class Lesson
{
    private static Func<object, Action<object>> _display = ToConsole;

    static Lesson()
    {
        ClaimFormatters.Register();
        ChartFormatters.Register();
        GenericCharts.Watch();
    }

    /// <summary>Hands over the notebook's <c>display</c>. Until then, everything shown goes to the console as text.</summary>
    /// <param name="display">Shows a value, and returns what puts another value in its place.</param>
    public static void Use(Func<object, Action<object>> display) =>
        _display = display ?? throw new ArgumentNullException(nameof(display));

    /// <summary>Shows a value under the cell that runs.</summary>
    /// <param name="value">The value; how it looks is up to its registered formatters.</param>
    /// <returns>Puts another value in its place.</returns>
    public static Action<object> Show(object value) => _display(value);

    /// <summary>Names the types of output that a value is shown in, the best one first, as far as this engine can handle them.</summary>
    internal static void Prefer<T>(params string[] mimeTypes) => Formatter.SetPreferredMimeTypesFor(
        typeof(T), [.. mimeTypes.Where(type => GenericCharts.DisplaysJson || type is HtmlFormatter.MimeType or PlainTextFormatter.MimeType)]);

    private static Action<object> ToConsole(object value)
    {
        Console.WriteLine(value.ToDisplayString(PlainTextFormatter.MimeType));
        return next => ToConsole(next);
    }
}
