using Lessons.Charts;
using Lessons.Checking;
using Microsoft.DotNet.Interactive.Formatting;

namespace Lessons;

/// <summary>Connects the library to the notebook that uses it.</summary>
public static class Lesson
{
    private static Func<object, Action<object>> _display = ToConsole;

    static Lesson()
    {
        ClaimFormatters.Register();
        ChartFormatters.Register();
        GenericCharts.Watch();
    }

    /// <summary>Sets the notebook's <c>display</c>. Until then, everything shown goes to the console as text.</summary>
    /// <param name="display">Shows a value, and returns a function that replaces it with another value.</param>
    public static void Use(Func<object, Action<object>> display) =>
        _display = display ?? throw new ArgumentNullException(nameof(display));

    /// <summary>Shows a value under the running cell.</summary>
    /// <param name="value">The value. Its registered formatters decide how it looks.</param>
    /// <returns>A function that replaces the value with another one.</returns>
    public static Action<object> Show(object value) => _display(value);

    /// <summary>Sets the output types for a value, the best one first, as far as this engine can handle them.</summary>
    internal static void Prefer<T>(params string[] mimeTypes) => Formatter.SetPreferredMimeTypesFor(
        typeof(T), [.. mimeTypes.Where(type => GenericCharts.DisplaysJson || type is HtmlFormatter.MimeType or PlainTextFormatter.MimeType)]);

    private static Action<object> ToConsole(object value)
    {
        Console.WriteLine(value.ToDisplayString(PlainTextFormatter.MimeType));
        return next => ToConsole(next);
    }
}
