using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive.Formatting;
using Notebooks.Host.Display.Limits;
using Notebooks.Host.Display.Short;
using Notebooks.Protocol;

namespace Notebooks.Host.Display;

/// <summary>Formatters for values whose internals the library would show, or which it formats slowly.</summary>
internal static class DefaultFormatters
{
    // To make HTML of these, the library starts the dynamic language runtime. The first number shown would wait for that.
    private static readonly Type[] Scalars = [typeof(bool), typeof(int), typeof(long), typeof(double)];

    /// <summary>Registers them before any cell can register its own, because the later registration wins.</summary>
    public static void Register()
    {
        Add<Exception>(AsyncValues.Describe);
        Add<Task>(AsyncValues.Describe);
        Add<ValueTask>(AsyncValues.Describe);
        Add(typeof(ValueTask<>), AsyncValues.DescribeValueTask);
        Add(typeof(IAsyncEnumerable<>), AsyncValues.DescribeStream);
        Add<Thread>(SystemObjects.Describe);
        Add<Process>(SystemObjects.Describe);
        Add<Stream>(SystemObjects.Describe);
        Add<JsonNode>(JsonTexts.Describe);
        Add<JsonElement>(JsonTexts.Describe);
        Add<JsonDocument>(document => JsonTexts.Describe(document.RootElement));
        JsonTexts.Watch(token => Add(token, JsonTexts.DescribeToken));
        foreach (var scalar in Scalars)
        {
            Set(scalar, MimeTypes.Html, value => $"<div class=\"dni-plaintext\"><pre>{WebUtility.HtmlEncode(value.ToDisplayString(MimeTypes.Plain))}</pre></div>");
        }

        PictureBytes.Register();
        Iterators.Register();
        LimitedFormatters.AddDefault(new LimitedJson());
    }

    private static void Add<T>(Func<T, string> describe) => Add(typeof(T), value => describe((T)value));

    private static void Add(Type type, Func<object, string> describe)
    {
        Set(type, MimeTypes.Plain, describe);
        Set(type, MimeTypes.Html, value => $"<pre>{WebUtility.HtmlEncode(describe(value))}</pre>");
    }

    private static void Set(Type type, string mimeType, Func<object, string> format) =>
        Formatter.Register(type, (value, writer) => writer.Write(format(value)), mimeType);
}
