using System.Collections;
using System.Net;
using Microsoft.DotNet.Interactive.Formatting;
using Notebooks.Host.Display.Limits;
using Notebooks.Protocol;

namespace Notebooks.Host.Display.Short;

/// <summary>
/// Formats the sequences that the compiler makes of `yield return`. The library treats the class of such a sequence as an
/// object with properties: it shows the name of the class as plain text, and the values twice as HTML.
/// </summary>
internal sealed class Iterators(string mimeType) : ITypeFormatter
{
    public string MimeType => mimeType;

    // The library sorts formatters of unrelated types at random. Of two formatters for all objects, the later comes first.
    public Type Type => typeof(object);

    /// <summary>Registers both as defaults, so that all formatters of cells come before them.</summary>
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

    // A name in source code cannot begin with this character.
    private static bool IsMadeByCompiler(Type type) => type.Name.StartsWith('<');

    // Reading the values of an enumerator would leave none for the code that made it.
    private static string Words(Type enumerator) =>
        $"{(ElementOf(enumerator, typeof(IEnumerator<>)) is { } element ? $"IEnumerator<{TypeNames.Short(element)}>" : "IEnumerator")} (its values are not shown: that would use them up)";

    private static Type? ElementOf(Type type, Type contract) =>
        Array.Find(type.GetInterfaces(), known => known.IsGenericType && known.GetGenericTypeDefinition() == contract)?.GetGenericArguments()[0];

    /// <summary>Wraps the values. The library shows only the values of a nested class.</summary>
    private sealed class Sequence<T>(IEnumerable<T> values) : IEnumerable<T>
    {
        public IEnumerator<T> GetEnumerator() => values.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
