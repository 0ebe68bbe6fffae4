using Notebooks.Hosting.Display;
using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive.Formatting;
using Notebooks.Hosting.Errors;
using Notebooks.Protocol;

namespace Notebooks.Host.Display;

/// <summary>A value in every MIME type that front ends may choose from.</summary>
internal static class MimeBundle
{
    /// <summary>A value that is formatted already.</summary>
    public static JsonObject Of(object? value, IReadOnlyCollection<FormattedValue> formatted)
    {
        var data = new JsonObject();
        foreach (var form in formatted.Where(form => !form.SuppressDisplay))
        {
            data[form.MimeType] = Content.Node(form.Value, form.MimeType);
        }

        if (data.Count > 0 && !data.ContainsKey(MimeTypes.Plain))
        {
            data[MimeTypes.Plain] = PlainForm(value, formatted);
        }

        return data;
    }

    /// <summary>A value in the types that are preferred for it.</summary>
    public static JsonObject Of(object? value)
    {
        var type = value?.GetType() ?? typeof(object);
        var data = new JsonObject();
        foreach (var mimeType in Formatter.GetPreferredMimeTypesFor(type).Append(MimeTypes.Plain).Distinct())
        {
            data[mimeType] = Content.Node(Format(value, type, mimeType), mimeType);
        }

        return data;
    }

    // A script or a style sheet is handed over as text only, without a value.
    private static string PlainForm(object? value, IReadOnlyCollection<FormattedValue> formatted) =>
        value is null && formatted.First() is var only && only.Value != Format(null, typeof(object), only.MimeType)
            ? only.Value
            : Format(value, value?.GetType() ?? typeof(object), MimeTypes.Plain);

    private static string Format(object? value, Type type, string mimeType)
    {
        if (!HasFormatter(type, mimeType))
        {
            throw new InvalidOperationException(
                $"Nothing formats {TypeNames.Short(type)} as {mimeType}. Register a formatter first: Formatter.Register<{TypeNames.Short(type)}>((value, writer) => …, \"{mimeType}\").");
        }

        try
        {
            return value.ToDisplayString(mimeType);
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException(
                $"Formatting {TypeNames.Short(type)} as {mimeType} threw {TypeNames.Full(exception.GetType())}. Look at its ToString, its properties and its registered formatter.", exception);
        }
    }

    // Asked for a MIME type that it has no formatter for, the library recurses until the stack overflows. See
    // https://github.com/dotnet/interactive/blob/main/src/Microsoft.DotNet.Interactive.Formatting/Formatter.cs
    private static bool HasFormatter(Type type, string mimeType) =>
        mimeType is MimeTypes.Html or MimeTypes.Plain
        || type.GetCustomAttribute<TypeFormatterSourceAttribute>() is not null
        || Formatter.RegisteredFormatters(includeDefaults: true).Any(formatter => formatter.MimeType == mimeType && Takes(formatter.Type, type));

    private static bool Takes(Type formatted, Type type) =>
        formatted.IsAssignableFrom(type)
        || (formatted.IsGenericTypeDefinition && BasesOf(type).Any(known => known.IsGenericType && known.GetGenericTypeDefinition() == formatted));

    private static IEnumerable<Type> BasesOf(Type type)
    {
        for (var known = type; known is not null; known = known.BaseType)
        {
            yield return known;
        }

        foreach (var contract in type.GetInterfaces())
        {
            yield return contract;
        }
    }
}
