using Notebooks.Hosting.Display;
using System.Reflection;
using System.Text.Json.Nodes;
using Lessons.Charts;
using Microsoft.DotNet.Interactive.Formatting;
using Notebooks.Hosting.Errors;
using Notebooks.Protocol;

namespace Notebooks.Host.Display;

/// <summary>A value in every MIME type that front ends may choose from. The formatter library, slow to start, loads with the first one.</summary>
internal static class MimeBundle
{
    static MimeBundle()
    {
        DefaultFormatters.Register();
        GenericCharts.Watch(GenericCharts.PlotlyMimeType, MimeTypes.Html, MimeTypes.Plain);
    }

    public static JsonObject Of(object? value, string[] mimeTypes)
    {
        var type = value?.GetType() ?? typeof(object);
        var data = new JsonObject();
        foreach (var mimeType in (mimeTypes.Length > 0 ? mimeTypes : Formatter.GetPreferredMimeTypesFor(type)).Append(MimeTypes.Plain).Distinct())
        {
            data[mimeType] = Content.Node(Format(value, type, mimeType), mimeType);
        }

        return data;
    }

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

    // Asked for a MIME type that it has no formatter for, the library recurses until the stack overflows.
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
