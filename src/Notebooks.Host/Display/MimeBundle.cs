using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive.Formatting;
using Notebooks.Host.Display.Limits;
using Notebooks.Hosting.Display;
using Notebooks.Protocol;

namespace Notebooks.Host.Display;

/// <summary>A value in every MIME type that front ends may choose from.</summary>
internal static class MimeBundle
{
    /// <summary>A value that is formatted already.</summary>
    public static JsonObject Of(object? value, IReadOnlyCollection<FormattedValue> formatted)
    {
        var data = new JsonObject();
        foreach (var form in formatted.Where(form => !form.SuppressDisplay)) Add(data, form.MimeType, form.Value);
        if (data.Count > 0 && !data.ContainsKey(MimeTypes.Plain)) data[MimeTypes.Plain] = PlainForm(value, formatted);
        return data;
    }

    /// <summary>A value in the types that are preferred for it.</summary>
    public static JsonObject Of(object? value)
    {
        var data = new JsonObject();
        foreach (var mimeType in PreferredFor(value)) Add(data, mimeType, value.ToDisplayString(mimeType));
        if (!data.ContainsKey(MimeTypes.Plain)) data[MimeTypes.Plain] = value.ToDisplayString(MimeTypes.Plain);
        return data;
    }

    // A type may declare its own formatters. If that declaration is wrong, the library throws.
    private static IReadOnlyCollection<string> PreferredFor(object? value)
    {
        try
        {
            return Formatter.GetPreferredMimeTypesFor(value?.GetType() ?? typeof(object));
        }
        catch (Exception)
        {
            return [MimeTypes.Plain];
        }
    }

    // A fallback text is not a picture or a figure. A front end that takes it for one shows nothing.
    private static void Add(JsonObject data, string mimeType, string content)
    {
        if (mimeType.StartsWith("text/", StringComparison.Ordinal) || !Fallback.Is(content)) data[mimeType] = Content.Node(content, mimeType);
        else data[MimeTypes.Plain] ??= content;
    }

    // A script or a style sheet comes as text without a value, so that text is used. A picture comes as unreadable text, so
    // a description is used.
    private static string PlainForm(object? value, IReadOnlyCollection<FormattedValue> formatted)
    {
        var first = formatted.First();
        return value switch
        {
            string content when ReferenceEquals(content, first.Value) => Content.InWords(content, first.MimeType),
            null when first.MimeType is not MimeTypes.Html || first.Value != value.ToDisplayString(MimeTypes.Html) => first.Value,
            _ => value.ToDisplayString(MimeTypes.Plain),
        };
    }
}
