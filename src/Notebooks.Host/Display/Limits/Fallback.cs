using System.Net;
using System.Reflection;
using Notebooks.Hosting.Errors;
using Notebooks.Protocol;

namespace Notebooks.Host.Display.Limits;

/// <summary>The text for a value that cannot be formatted: its <c>ToString</c>, and a note with the reason.</summary>
internal static class Fallback
{
    private const int Longest = 10_000;
    private const string Nothing = "\n[Nothing else of it is shown: ";
    private const string Note = "\n[Shown by its ToString: ";

    /// <summary>A value in words.</summary>
    /// <param name="value">The value.</param>
    /// <param name="mimeType">The wanted type. All but HTML get plain text, which <see cref="MimeBundle"/> stores as plain text.</param>
    /// <param name="reason">Why it could not, as a clause.</param>
    public static string Of(object? value, string mimeType, string reason) => In(mimeType, $"{Words(value)}{Note}{reason}.]");

    /// <summary>The text for a value that must not be read any further: only its type.</summary>
    public static string Named(object value, string mimeType, string reason) => In(mimeType, $"{TypeNames.Short(value.GetType())}{Nothing}{reason}.]");

    /// <summary>Whether a content is a text of this class for a type other than HTML.</summary>
    public static bool Is(string content) =>
        content.EndsWith(".]", StringComparison.Ordinal) && (content.Contains(Note, StringComparison.Ordinal) || content.Contains(Nothing, StringComparison.Ordinal));

    /// <summary>An exception as a reason.</summary>
    public static string Reason(Exception exception, string mimeType)
    {
        while (exception is TargetInvocationException { InnerException: { } inner }) exception = inner;
        return $"its formatter for {mimeType} threw {ErrorReader.Headline(exception).TrimEnd('.')}";
    }

    private static string In(string mimeType, string text) => mimeType == MimeTypes.Html ? $"<pre>{WebUtility.HtmlEncode(text)}</pre>" : text;

    private static string Words(object? value)
    {
        if (value is null) return "<null>";
        var type = value.GetType();
        var name = TypeNames.Short(type);
        try
        {
            // An inherited ToString returns the name of the type, which begins with the name of the cell's class.
            var text = value.ToString() ?? "";
            return text == type.ToString() ? name : text.Length > Longest ? $"{text.AsSpan(0, Longest)}…" : text;
        }
        catch (Exception exception)
        {
            return $"{name} (its ToString threw {TypeNames.Full(exception.GetType())})";
        }
    }
}
