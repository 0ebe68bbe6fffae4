using System.Collections;
using System.Net;
using Microsoft.DotNet.Interactive.Formatting;
using Notebooks.Host.Display.Limits;
using Notebooks.Protocol;

namespace Notebooks.Host.Display.Short;

/// <summary>
/// What the compiler makes of `yield return`. The library takes the class behind it for an object with properties: it shows
/// the class's name as plain text, and the values twice as HTML.
/// </summary>
internal sealed class Iterators(string mimeType) : ITypeFormatter
{
    public string MimeType => mimeType;

    // The library sorts formatters of types that have nothing to do with each other at random. Of two for all objects the later one comes first.
    public Type Type => typeof(object);

    /// <summary>They give way to whatever cells register.</summary>
    public static void Register()
    {
        LimitedFormatters.AddDefault(new Iterators(MimeTypes.Html));
        LimitedFormatters.AddDefault(new Iterators(MimeTypes.Plain));
    }

    public bool Format(object instance, FormatContext context)
    {
        switch (instance)
        {
            case IEnumerable when IsMadeByCompiler(instance.GetType()) && ElementOf(instance.GetType(), typeof(IEnumerable<>)) is { } element:
                Activator.CreateInstance(typeof(Sequence<>).MakeGenericType(element), instance).FormatTo(context, mimeType);
                return true;
            case IEnumerator and not IEnumerable:
                var words = Words(instance.GetType());
                context.Writer.Write(mimeType == MimeTypes.Html ? $"<pre>{WebUtility.HtmlEncode(words)}</pre>" : words);
                return true;
            default:
                return false;
        }
    }

    // No name in a program begins like that.
    private static bool IsMadeByCompiler(Type type) => type.Name.StartsWith('<');

    // Whoever asks an enumerator for its values leaves none for whoever made it.
    private static string Words(Type enumerator) =>
        $"{(ElementOf(enumerator, typeof(IEnumerator<>)) is { } element ? $"IEnumerator<{TypeNames.Short(element)}>" : "IEnumerator")} (its values are not shown: that would use them up)";

    private static Type? ElementOf(Type type, Type contract) =>
        Array.Find(type.GetInterfaces(), known => known.IsGenericType && known.GetGenericTypeDefinition() == contract)?.GetGenericArguments()[0];

    /// <summary>Of a nested class the library shows values alone.</summary>
    private sealed class Sequence<T>(IEnumerable<T> values) : IEnumerable<T>
    {
        public IEnumerator<T> GetEnumerator() => values.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
